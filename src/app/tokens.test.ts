import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

/** WCAG 2: text, and icons, control edges and focus rings. */
const TEXT = 4.5;
const MARK = 3;

type Theme = 'light' | 'dark';
type Triple = readonly [number, number, number];

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
const tokens = new Map(
  Array.from(css.matchAll(/--([\w-]+):\s*([^;]+);/g), ([, name = '', value = '']) => [name, value.trim()]),
);

const GROUNDS = ['surface', 'paper', 'sunken', 'raised', 'hover', 'hover-paper', 'hover-2', 'selected'];
const HUES = ['progress', 'idle', 'exiting', 'ended', 'problem', 'void'];
const TINTED = ['progress', 'idle', 'exiting', 'ended', 'problem'];
const pairs = (inks: readonly string[], grounds: readonly string[]) =>
  inks.flatMap((ink) => grounds.map((ground) => [ink, ground]));

/** Every pair that a component uses. Hairlines and proportional bars are decoration: words beside them say the same. */
const USED: [what: string, limit: number, pairs: string[][]][] = [
  ['text on every ground', TEXT, pairs(['ink', 'ink-2', 'ink-3'], GROUNDS)],
  ['the primary button', TEXT, [['paper', 'ink']]],
  ['status words on their own tint', TEXT, TINTED.map((hue) => [`${hue}-ink`, `${hue}-tint`])],
  [
    'status words on the board and the rail',
    TEXT,
    pairs(
      HUES.map((hue) => `${hue}-ink`),
      ['surface', 'paper', 'sunken', 'hover', 'hover-2', 'selected'],
    ),
  ],
  ['the other voices on the tint of an alarm', TEXT, pairs(['ink', 'ink-2'], ['problem-tint'])],
  ['status icons', MARK, pairs(HUES, ['surface', 'paper', 'hover', 'hover-2', 'selected'])],
  ['status icons on their own tint', MARK, TINTED.map((hue) => [hue, `${hue}-tint`])],
  [
    'icons that lost their colour',
    MARK,
    pairs(
      ['progress', 'idle', 'exiting', 'ended'].map((hue) => `${hue}-stale`),
      ['surface', 'hover', 'selected'],
    ),
  ],
  ['edges of fields and dashed badges', MARK, pairs(['edge'], ['surface', 'paper', 'raised'])],
  ['the focus ring and the current tab', MARK, pairs(['violet'], [...GROUNDS, 'problem-tint'])],
  ['the tick in a checked box', MARK, [['surface', 'violet']]],
];

const THEMES: [theme: Theme, browser: string, mixes: boolean][] = [
  ['light', 'that mixes colours', true],
  ['dark', 'that mixes colours', true],
  ['light', 'that cannot mix them', false],
  ['dark', 'that cannot mix them', false],
];

describe.each(THEMES)('in the %s theme, in a browser %s', (theme, _browser, mixes) => {
  test.each(USED)('%s have a contrast of at least %d:1', (_, limit, used) => {
    const below = used.flatMap(([ink = '', ground = '']) => {
      const ratio = contrast(token(ink, theme, mixes), token(ground, theme, mixes));
      return ratio < limit ? [`${ink} on ${ground}: ${ratio.toFixed(2)}`] : [];
    });
    expect(below).toEqual([]);
  });
});

test('black on white is 21:1', () => {
  expect(contrast(hex('#000000'), hex('#ffffff'))).toBeCloseTo(21);
});

/** Where colours cannot be mixed, the first stands for both. */
test('what the pages around the login take from the board, it has', () => {
  const signIn = readFileSync(new URL('../../public/sign-in.css', import.meta.url), 'utf8');
  const used = Array.from(signIn.matchAll(/var\(--([\w-]+)\)/g), ([, name = '']) => name);
  expect(used).toContain('paper');
  expect(used.filter((name) => !tokens.has(name))).toEqual([]);
});

function token(name: string, theme: Theme, mixes: boolean): Triple {
  const text = tokens.get(name);
  if (text === undefined) throw new Error(`tokens.css has no --${name}`);
  const [, light, dark] = /^light-dark\((#\w{6}), (#\w{6})\)$/.exec(text) ?? [];
  if (light !== undefined && dark !== undefined) return hex(theme === 'light' ? light : dark);
  const [, first, second, share] =
    /^color-mix\(in oklab, var\(--([\w-]+)\), var\(--([\w-]+)\) (var\(--tint\)|[\d.]+%)\)$/.exec(text) ?? [];
  if (first === undefined || second === undefined || share === undefined)
    throw new Error(`--${name} is no colour: ${text}`);
  if (!mixes) return token(first, theme, mixes);
  const part = Number.parseFloat(share.startsWith('var') ? (tokens.get('tint') ?? '') : share) / 100;
  const [one, other] = [toOklab(token(first, theme, mixes)), toOklab(token(second, theme, mixes))];
  return fromOklab(mapped(one, (value, index) => value * (1 - part) + (other[index] ?? 0) * part));
}

/** The ratio of the colours that the screen can show: 8 bits a channel. */
function contrast(a: Triple, b: Triple): number {
  const [bright = 0, dim = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (bright + 0.05) / (dim + 0.05);
}

function luminance(colour: Triple): number {
  const [r, g, b] = mapped(colour, (channel) => toLinear(Math.round(toGamma(channel) * 255) / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function hex(text: string): Triple {
  return mapped([1, 3, 5], (at) => toLinear(Number.parseInt(text.slice(at, at + 2), 16) / 255));
}

function toLinear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

function toGamma(channel: number): number {
  return channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055;
}

/** Oklab, by Björn Ottosson (https://bottosson.github.io/posts/oklab/): what browsers mix colours in. */
function toOklab([r, g, b]: Triple): Triple {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab([lightness, a, b]: Triple): Triple {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const linear: Triple = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
  return mapped(linear, (channel) => Math.min(1, Math.max(0, channel)));
}

function mapped(triple: Triple, change: (value: number, index: number) => number): Triple {
  return [change(triple[0], 0), change(triple[1], 1), change(triple[2], 2)];
}
