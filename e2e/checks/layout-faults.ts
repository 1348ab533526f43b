import type { Page } from '@playwright/test';

/** What no reader should see: text that is cut or covered, and a page that is wider than the screen. Empty where all is well. */
export function layoutFaults(page: Page): Promise<string[]> {
  return page.evaluate(findLayoutFaults);
}

/** Runs in the page, so that it may use nothing from outside of itself. */
function findLayoutFaults(): string[] {
  /** Rounding, and glyphs that reach a little over their own advance. */
  const SLACK = 1.5;
  const faults: string[] = [];

  interface Drawn {
    what: string;
    element: Element;
    left: number;
    top: number;
    right: number;
    bottom: number;
  }

  const tooWide = document.documentElement.scrollWidth - innerWidth;
  if (tooWide > 0) faults.push(`the page is ${tooWide} px wider than the screen`);

  for (const row of document.querySelectorAll('tr'))
    if (row.scrollWidth > row.clientWidth)
      faults.push(`a row of the table is wider than the table: ${row.textContent?.slice(0, 40)}`);

  /** How an element cuts what it holds; looked up once for all texts inside of it. */
  function edgesOf(element: Element) {
    const style = getComputedStyle(element);
    const paints = /paint|strict|content/.test(style.contain);
    const cutsX = style.overflowX !== 'visible' || paints;
    const cutsY = style.overflowY !== 'visible' || paints;
    return {
      // Only a screen reader gets that.
      isUnseen: style.clipPath === 'inset(50%)',
      cutsX,
      cutsY,
      hidesX: cutsX && !/auto|scroll/.test(style.overflowX),
      hidesY: cutsY && !/auto|scroll/.test(style.overflowY),
      hasEllipsis: style.textOverflow === 'ellipsis',
      em: Number.parseFloat(style.fontSize),
      isInline: /^(inline|contents)$/.test(style.display),
      isLayer: element.matches('dialog, [role=dialog], [popover]') || /fixed|sticky/.test(style.position),
      box: element.getBoundingClientRect(),
    };
  }
  const known = new Map<Element, ReturnType<typeof edgesOf>>();
  function edges(element: Element) {
    let found = known.get(element);
    if (!found) {
      found = edgesOf(element);
      known.set(element, found);
    }
    return found;
  }

  /** What is left of a rectangle once all around it has cut its share; null for nothing. */
  function clipped(drawn: Drawn, isText: boolean): Drawn | null {
    const { what, element } = drawn;
    let { left, top, right, bottom } = drawn;
    for (let around: Element | null = element; around && around !== document.body; around = around.parentElement) {
      const { isUnseen, cutsX, cutsY, hidesX, hidesY, hasEllipsis, em, box } = edges(around);
      if (isUnseen) return null;
      if (!cutsX && !cutsY) continue;
      if (isText && hidesX && (left < box.left - SLACK || right > box.right + SLACK)) {
        if (!hasEllipsis) faults.push(`cut in its width: ${what}`);
        else if (element.closest('[title], [aria-hidden=true]') === null)
          faults.push(`ends in an ellipsis, and the whole is in no title: ${what}`);
        else if (box.width < 2 * em) faults.push(`nothing left of it: ${what}`);
      }
      if (isText && hidesY && (top < box.top - SLACK || bottom > box.bottom + SLACK))
        faults.push(`cut in its height: ${what}`);
      if (cutsX) [left, right] = [Math.max(left, box.left), Math.min(right, box.right)];
      if (cutsY) [top, bottom] = [Math.max(top, box.top), Math.min(bottom, box.bottom)];
      if (right <= left || bottom <= top) return null;
    }
    return { ...drawn, left, top, right, bottom };
  }

  /** What the text of an element has been given as its place. */
  function blockOf(element: Element): DOMRect {
    let block = element;
    while (block.parentElement && edges(block).isInline) block = block.parentElement;
    return edges(block).box;
  }

  function isShown(element: Element): boolean {
    return (
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      element.closest('option, noscript, [inert]') === null
    );
  }

  const drawn: Drawn[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const what = node.textContent?.trim().slice(0, 60) ?? '';
    if (!element || what === '' || !isShown(element)) continue;
    const block = blockOf(element);
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const { left, right, top, bottom, height } of range.getClientRects()) {
      if (right - left < 1) continue;
      // Of a line, only the part that has ink.
      const ink = { top: top + height / 4, bottom: bottom - height / 4 };
      const rest = clipped({ what, element, left, right, ...ink }, true);
      if (!rest) continue;
      drawn.push(rest);
      if (rest.left < block.left - SLACK || rest.right > block.right + SLACK)
        faults.push(`wider than its place: ${what}`);
    }
  }
  for (const element of document.body.querySelectorAll('svg')) {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    if (!isShown(element) || right - left < 1 || bottom - top < 1) continue;
    const rest = clipped({ what: 'an icon', element, left, right, top, bottom }, false);
    if (rest) drawn.push(rest);
  }

  for (const { what, left, right } of drawn)
    if (left < -SLACK || right > innerWidth + SLACK) faults.push(`reaches out of the screen: ${what}`);

  /** What lies over the page on purpose covers only others. */
  const layerOf = (element: Element) => {
    let around = element;
    while (around.parentElement && !edges(around).isLayer) around = around.parentElement;
    return around;
  };
  const layers = new Map(drawn.map(({ element }) => [element, layerOf(element)]));
  drawn.sort((a, b) => a.top - b.top);
  for (const [index, a] of drawn.entries()) {
    for (const b of drawn.slice(index + 1)) {
      if (b.top >= a.bottom - SLACK) break;
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      if (across <= SLACK || down <= SLACK || layers.get(a.element) !== layers.get(b.element)) continue;
      if (a.element.contains(b.element) || b.element.contains(a.element)) continue;
      faults.push(`${a.what} and ${b.what} overlap by ${across.toFixed(0)} x ${down.toFixed(0)} px`);
    }
  }
  return faults;
}
