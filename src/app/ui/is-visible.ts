/** Whether it has a place on the page, wherever that is scrolled to. Safari 16 cannot be asked but for the boxes. */
export function isVisible(element: Element): boolean {
  return element.checkVisibility?.() ?? element.getClientRects().length > 0;
}
