import * as v from 'valibot';
import type { AcknowledgeRequest } from '#contract/incident.ts';
import { postJson } from '../../api/request.ts';
import { apiPath } from '../../navigation.ts';

const Acknowledged = v.object({ acknowledged: v.number() });

/** How many of them are still open, and now are what was asked for. */
export async function acknowledge(request: AcknowledgeRequest): Promise<number> {
  return (await postJson(Acknowledged, apiPath('incidents', 'acknowledge'), request)).acknowledged;
}
