/** Whether it has a place on the page, wherever that is scrolled to. Safari before 17.4 knows only what boxes it has. */
export function isVisible(element: Element): boolean {
  return element.checkVisibility?.() ?? element.getClientRects().length > 0;
}
