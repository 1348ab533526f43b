import type { TaskRef } from '#contract/task-ref.ts';
import { SITE_LINKS, type Site } from './site-links.ts';

export interface Recipe {
  name: string;
  /** What to install for a site, or what must be there. */
  needs: (site: Site) => string;
  /** The text for a task. `endpoint`: another than the site's, for tests. */
  print: (task: TaskRef, site: Site, endpoint?: string) => string;
}

export function hostOf(site: Site, endpoint: string = SITE_LINKS[site].endpoint): string {
  return new URL(endpoint).host;
}

/** A text in double quotes, as most languages read it. A TaskId is printable ASCII, so nothing else needs escaping. */
export function doubleQuoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

/** A text in single quotes in which only `\'` and `\\` mean something else: PHP and Ruby. */
export function singleQuoted(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&')}'`;
}

/** One word for any POSIX shell: between single quotes nothing has a meaning, not even a backslash. */
export function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
