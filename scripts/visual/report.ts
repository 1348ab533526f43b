import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** A picture that is not the same on both sides. */
export interface Finding {
  name: string;
  /** How it is not. */
  says: string;
  pictures: Partial<Record<'base' | 'work' | 'difference', Buffer>>;
}

/**
 * One page of all findings, with their pictures side by side.
 *
 * @returns its path
 */
export function writeReport(dir: string, title: string, findings: readonly Finding[]): string {
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const sections = findings.map(({ name, says, pictures }) => {
    const figures = Object.entries(pictures).map(([side, picture]) => {
      const file = `${name}.${side}.png`;
      writeFileSync(join(dir, file), picture);
      return `<figure><figcaption>${side}</figcaption><a href="${file}"><img src="${file}" alt="" loading="lazy"></a></figure>`;
    });
    return `<section id="${name}"><h2>${name}</h2><p>${escaped(says)}</p><div>${figures.join('')}</div></section>`;
  });
  const links = findings.map(({ name }) => `<li><a href="#${name}">${name}</a></li>`);
  const path = resolve(dir, 'index.html');
  writeFileSync(
    path,
    `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>${escaped(title)}</title>
<style>
  body { font: 14px/1.5 system-ui, sans-serif; margin: 24px; background: #888; color: #000 }
  a { color: inherit }
  h1, h2 { font-size: 18px; margin: 0 }
  p { margin: 0; white-space: pre-wrap }
  ul { columns: 24em; margin: 8px 0; padding-left: 20px }
  section { border-top: 1px solid; padding: 16px 0 }
  div { display: grid; grid-template-columns: repeat(3, 1fr); gap: 16px }
  figure { margin: 8px 0 }
  img { max-width: 100%; background: #fff }
</style>
<h1>${escaped(title)}</h1>
<ul>${links.join('')}</ul>
${sections.join('\n')}
`,
  );
  return path;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
