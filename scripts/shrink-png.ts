import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const MOST_COLOURS = 256;

/**
 * The same picture with at most 256 colours, in a third of the bytes. Pictures of our pages have a few thousand, nearly all of them
 * shades at the edges of letters: each becomes one that is frequent and hardly differs.
 *
 * @param png with eight bits a channel and no interlacing, as browsers write it
 */
export function shrinkPng(png: Buffer): Buffer {
  const { width, height, colours } = decode(png);
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const byCount = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([colour]) => colour);
  const palette = paletteFor(byCount);
  const indexOf = new Map(byCount.map((colour) => [colour, nearest(colour, palette)]));

  const lines = Buffer.alloc((width + 1) * height);
  colours.forEach((colour, at) => {
    lines[at + Math.floor(at / width) + 1] = indexOf.get(colour) ?? 0;
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flatMap(channels))),
    chunk('IDAT', deflateSync(lines, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function decode(png: Buffer): { width: number; height: number; colours: Uint32Array } {
  const [width, height, depth, type, interlaced] = [16, 20]
    .map((at) => png.readUInt32BE(at))
    .concat(png[24] ?? 0, png[25] ?? 0, png[28] ?? 0);
  const bytes = { 2: 3, 6: 4 }[type ?? 0];
  if (width === undefined || height === undefined || depth !== 8 || bytes === undefined || interlaced !== 0)
    throw new Error(`a PNG with ${depth} bits of type ${type} is not one of a browser`);
  const data: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const lines = inflateSync(Buffer.concat(data));
  const colours = new Uint32Array(width * height);
  const row = width * bytes;
  let above = new Uint8Array(row);
  for (let y = 0; y < height; y += 1) {
    const line = Uint8Array.from(lines.subarray(y * (row + 1) + 1, (y + 1) * (row + 1)));
    unfilter(lines[y * (row + 1)] ?? 0, line, above, bytes);
    for (let x = 0; x < width; x += 1) {
      const at = x * bytes;
      colours[y * width + x] = ((line[at] ?? 0) << 16) | ((line[at + 1] ?? 0) << 8) | (line[at + 2] ?? 0);
    }
    above = line;
  }
  return { width, height, colours };
}

/** Undoes what a PNG encoder does to a line so that it packs better (PNG specification, 9.2). */
function unfilter(filter: number, line: Uint8Array, above: Uint8Array, bytes: number): void {
  for (let x = 0; x < line.length; x += 1) {
    const [left, up, corner] = [line[x - bytes] ?? 0, above[x] ?? 0, above[x - bytes] ?? 0];
    line[x] = (line[x] ?? 0) + ([0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0);
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

function channels(colour: number): [red: number, green: number, blue: number] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

/** So that no colour is farther from its substitute than need be: a rare red must not become a frequent grey. */
function paletteFor(byCount: readonly number[]): number[] {
  for (let within = 1; ; within += 1) {
    const palette: number[] = [];
    for (const colour of byCount) {
      if (palette.length > MOST_COLOURS) break;
      if (palette.every((other) => difference(colour, other) > within)) palette.push(colour);
    }
    if (palette.length <= MOST_COLOURS) return palette;
  }
}

function nearest(colour: number, palette: readonly number[]): number {
  let best = { index: 0, by: Number.POSITIVE_INFINITY };
  palette.forEach((other, index) => {
    const by = difference(colour, other);
    if (by < best.by) best = { index, by };
  });
  return best.index;
}

/** In the channel in which they differ most. */
function difference(a: number, b: number): number {
  return Math.max(
    Math.abs((a >> 16) - (b >> 16)),
    Math.abs(((a >> 8) & 255) - ((b >> 8) & 255)),
    Math.abs((a & 255) - (b & 255)),
  );
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(data.length + 12);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), data.length + 8);
  return whole;
}
