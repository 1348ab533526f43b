// npm run visual -- [base [words…]]: which pictures of the screens are not as in another commit, the last one if none is given;
// all pictures, or those with one of the words in their name.
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { differenceOf } from '../../src/harness/picture-difference.ts';
import { checkOutBase } from './base-checkout.ts';
import * as work from './pictures.ts';
import { type Finding, writeReport } from './report.ts';

type Side = Pick<typeof work, 'PICTURES' | 'takePicture'>;

const REPORT = '.cache/visual';
/** A picture is mostly a wait for nothing more to come. */
const AT_ONCE = 2 * availableParallelism();

const [commit = 'HEAD', ...words] = process.argv.slice(2);
process.stdout.write(`Building ${commit} beside the work ...\n`);
const sides = { base: await sideOf(checkOutBase(commit)), work };
const all = [...new Set([...work.PICTURES, ...sides.base.PICTURES].map(({ name }) => name))];
const names = all.filter((name) => words.length === 0 || words.some((word) => name.includes(word)));
if (names.length === 0) throw new Error(`no picture has that in its name; there are\n${all.join('\n')}`);

process.stdout.write(`Comparing ${names.length} pictures ...\n`);
const findings: Finding[] = [];
const browser = await work.launchPictureBrowser();
try {
  const left = names.values();
  await Promise.all(Array.from({ length: AT_ONCE }, () => compareEach(left)));
} finally {
  await browser.close();
}
findings.sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
const title = `${findings.length} of ${names.length} pictures are not as in ${commit}, ${names.length - findings.length} are equal`;
process.stdout.write(`${title}\n${pathToFileURL(writeReport(REPORT, title, findings))}\n`);

/** Each side is served, and brought to its screens, by its own code; what a base without that has built, by ours. */
async function sideOf(dir: string): Promise<Side> {
  const own = join(dir, 'scripts/visual/pictures.ts');
  if (existsSync(own)) return import(pathToFileURL(own).href);
  return { ...work, takePicture: (on, picture) => work.takePicture(on, picture, join(dir, 'dist')) };
}

async function compareEach(left: Iterable<string>): Promise<void> {
  for (const name of left) {
    const finding = await compare(name);
    if (!finding) continue;
    findings.push(finding);
    process.stdout.write(`${name}: ${finding.says}\n`);
  }
}

async function compare(name: string): Promise<Finding | null> {
  const failures: string[] = [];
  const take = async (side: keyof typeof sides) => {
    const picture = sides[side].PICTURES.find((one) => one.name === name);
    return (
      picture &&
      sides[side].takePicture(browser, picture).catch((error) => {
        failures.push(`could not be taken of the ${side}: ${stripVTControlCharacters(String(error))}`);
        return undefined;
      })
    );
  };
  const [before, after] = await Promise.all([take('base'), take('work')]);
  const pictures = { ...(before && { base: before }), ...(after && { work: after }) };
  if (failures.length > 0) {
    process.exitCode = 1;
    return { name, says: failures.join('\n'), pictures };
  }
  if (!before || !after) return { name, says: `only the ${before ? 'base' : 'work'} has it`, pictures };
  const difference = await differenceOf(browser, before, after);
  if (!difference) return null;
  const { pixels, box } = difference;
  return {
    name,
    says: `${pixels} ${pixels === 1 ? 'pixel differs' : 'pixels differ'}, in ${box.width} × ${box.height} at ${box.x}, ${box.y}`,
    pictures: { ...pictures, difference: difference.picture },
  };
}
