import type { Browser } from '@playwright/test';

export interface PictureDifference {
  /** How many are not exactly equal. */
  pixels: number;
  /** The smallest that holds all of them. */
  box: { x: number; y: number; width: number; height: number };
  /** A PNG of the second picture, faded, with those pixels in red and a frame around them. */
  picture: Buffer;
}

/** Where two PNGs differ; null if every pixel is exactly equal. */
export async function differenceOf(browser: Browser, one: Buffer, other: Buffer): Promise<PictureDifference | null> {
  if (one.equals(other)) return null;
  const page = await browser.newPage();
  try {
    const found = await page.evaluate(compare, [one.toString('base64'), other.toString('base64')] as const);
    return found && { ...found, picture: Buffer.from(found.picture, 'base64') };
  } finally {
    await page.close();
  }
}

/** In the browser, which reads and writes PNGs already. */
async function compare([one, other]: readonly [string, string]) {
  const load = async (png: string) => {
    const image = new Image();
    image.src = `data:image/png;base64,${png}`;
    await image.decode();
    return image;
  };
  const [before, after] = [await load(one), await load(other)];
  const width = Math.max(before.width, after.width);
  const height = Math.max(before.height, after.height);
  const draw = (image: HTMLImageElement, alpha = 1) => {
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) throw new Error('this browser has no canvas');
    context.globalAlpha = alpha;
    context.drawImage(image, 0, 0);
    context.globalAlpha = 1;
    return context;
  };
  const pixelsOf = (image: HTMLImageElement) =>
    new Uint32Array(draw(image).getImageData(0, 0, width, height).data.buffer);
  const [was, is] = [pixelsOf(before), pixelsOf(after)];
  const shown = draw(after, 0.25);
  shown.fillStyle = shown.strokeStyle = '#f00';

  let pixels = 0;
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let at = 0; at < width * height; at += 1) {
    if (was[at] === is[at]) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)];
    shown.fillRect(x, y, 1, 1);
    pixels += 1;
  }
  if (pixels === 0) return null;
  const box = { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
  shown.strokeRect(left - 3.5, top - 3.5, box.width + 7, box.height + 7);
  return { pixels, box, picture: shown.canvas.toDataURL('image/png').replace(/^.*,/, '') };
}
