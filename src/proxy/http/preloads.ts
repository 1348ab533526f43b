import * as v from 'valibot';
import { parseSdkAppId, Region, TaskId } from '#contract/task-ref.ts';

/** What the build says of its files, by the names of their sources. */
export const Manifest = v.record(
  v.string(),
  v.object({ file: v.string(), imports: v.optional(v.array(v.string()), []) }),
);
type Manifest = v.InferOutput<typeof Manifest>;

const SCREENS: readonly [path: RegExp, source: string][] = [
  [/^\/$/, 'src/app/pages/start-page.tsx'],
  [/^\/apps\/[^/]+\/task$/, 'src/app/pages/task-page.tsx'],
  [/^\/errors(\/[^/]+)?$/, 'src/app/pages/errors-page.tsx'],
];

/**
 * Names in the HTML of a screen what the screen would ask for later, one thing after the other: what the server says
 * of itself, of its SdkAppIds or of the task, its own files and its words. It is a hint: what is wrong in it costs a request and nothing else.
 */
export function createPreloads(html: string, manifest: Manifest, basePath: string) {
  /** As `<link>` elements for an address below the base path; the language is the browser's first. */
  return function preloads(path: string, query: string, spoken: string | undefined): string {
    const screen = SCREENS.find(([pattern]) => pattern.test(path))?.[1];
    const language = /^zh\b/i.test(spoken ?? '') ? 'src/app/i18n/zh-cn.ts' : 'src/app/i18n/en.ts';
    const files = [...(screen ? withImports(screen) : []), ...withImports(language)];
    const answer = answerOf(path, query);
    const answers = ['/api/session', ...(path === '/' ? ['/api/apps'] : []), ...(answer === null ? [] : [answer])];
    return [
      ...answers.map((asked) => `<link rel="preload" as="fetch" crossorigin href="${basePath}${asked}">`),
      ...files
        .filter((file) => !html.includes(file))
        .map((file) => `<link rel="modulepreload" crossorigin href="${basePath}/${file}">`),
    ].join('');
  };

  function withImports(source: string, found = new Set<string>()): Set<string> {
    const entry = manifest[source];
    if (!entry || found.has(entry.file)) return found;
    found.add(entry.file);
    for (const imported of entry.imports) withImports(imported, found);
    return found;
  }
}

/** The same address, to the letter, that the task page asks; in HTML. */
function answerOf(path: string, query: string): string | null {
  const app = parseSdkAppId(/^\/apps\/(\d+)\/task$/.exec(path)?.[1] ?? '');
  // As in the app, a plus is a plus.
  const named = new URLSearchParams(query.replaceAll('+', '%2B'));
  const [id, region] = [named.get('id'), named.get('region')];
  if (app === null || !v.is(TaskId, id) || !v.is(Region, region)) return null;
  return `/api/apps/${app}/task?${new URLSearchParams({ id, region })}`.replaceAll('&', '&amp;');
}
