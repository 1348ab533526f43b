import { mutationOptions, type QueryClient } from '@tanstack/react-query';
import * as v from 'valibot';
import { AppLabel } from '#contract/app-label.ts';
import { postJson } from '../../api/request.ts';
import { apiPath } from '../../navigation.ts';
import { appsQuery } from './apps-query.ts';

const Named = v.object({ label: v.nullable(v.string()) });

/** Blanks around a name are not part of it, and nothing is no name. */
export function parseName(text: string): { label: string | null } | null {
  const label = text.trim();
  const parsed = v.safeParse(AppLabel, { label: label === '' ? null : label });
  return parsed.success ? parsed.output : null;
}

/** The server keeps the name, for all who use it. */
export function nameApp(client: QueryClient) {
  return mutationOptions({
    mutationFn: ({ sdkAppId, ...name }: { sdkAppId: number; label: string | null }) =>
      postJson(Named, apiPath('apps', sdkAppId, 'label'), name),
    onSuccess: () => client.invalidateQueries({ queryKey: appsQuery.queryKey }),
  });
}
