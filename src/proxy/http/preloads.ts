import * as v from 'valibot';
import { acceptedLanguages, type Language, negotiateLanguage } from '#contract/language.ts';
import { parseScreenPath, type Screen } from '#contract/screens.ts';
import { parseSdkAppId, Region, TaskId } from '#contract/task-ref.ts';

/** What the build says of its files, by the names of their sources. */
export const Manifest = v.record(
  v.string(),
  v.object({ file: v.string(), imports: v.optional(v.array(v.string()), []) }),
);
type Manifest = v.InferOutput<typeof Manifest>;

/** Null: its page comes with the first load. */
const PAGES: Record<Screen['screen'], string | null> = {
  start: 'src/app/pages/start-page.tsx',
  app: null,
  task: 'src/app/pages/task-page.tsx',
  ended: 'src/app/pages/ended-page.tsx',
  errors: 'src/app/pages/errors-page.tsx',
  error: 'src/app/pages/errors-page.tsx',
};

/** By the same names as in the app. */
const WORDS: Record<Language, string> = { en: 'src/app/i18n/en.ts', 'zh-CN': 'src/app/i18n/zh-cn.ts' };

/**
 * Names in the HTML of a screen what the screen would ask for later, one thing after the other: what the server says
 * of itself, of its SdkAppIds or of the task, its own files and its words. It is a hint: what is wrong in it costs a request and nothing else.
 */
export function createPreloads(html: string, manifest: Manifest, basePath: string) {
  /** As `<link>` elements for an address below the base path; the language is the one that the page will show. */
  return function preloads(path: string, query: string, spoken: string | undefined): string {
    const screen = parseScreenPath(path);
    const page = screen && PAGES[screen.screen];
    const words = WORDS[negotiateLanguage(acceptedLanguages(spoken))];
    const files = [...(page ? withImports(page) : []), ...withImports(words)];
    // A wallboard asks with a token that only it knows of: what was fetched without it is about another viewer.
    const isWall = new URLSearchParams(query).get('wall') === '1';
    const answers = isWall ? [] : ['/api/session', ...(screen ? answersOf(screen, query) : [])];
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

/** The same addresses, to the letter, that the page asks; in HTML. */
function answersOf(screen: Screen, query: string): string[] {
  if (screen.screen === 'start') return ['/api/apps'];
  if (screen.screen !== 'task') return [];
  const app = parseSdkAppId(screen.sdkAppId);
  // As in the app, a plus is a plus.
  const named = new URLSearchParams(query.replaceAll('+', '%2B'));
  const [id, region] = [named.get('id'), named.get('region')];
  if (app === null || !v.is(TaskId, id) || !v.is(Region, region)) return [];
  return [`/api/apps/${app}/task?${new URLSearchParams({ id, region })}`.replaceAll('&', '&amp;')];
}
