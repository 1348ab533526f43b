import { isVisible } from '../../ui/is-visible.ts';
import { focusLastRow, focusRowNear } from './row-cursor.ts';

/** The head of a table is row 1, so its first entry is row 2. */
const ABOVE = 2;
const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea, [tabindex="0"]';

/**
 * When what has the focus goes away (a pressed button that was only there once, a row that left the list, a page), the
 * browser leaves the focus nowhere, and a keyboard or a screen reader starts again at the top. Here it goes to what is
 * left around that place, and on another page to its heading, or to the row from which the keys left it.
 */
export function keepFocus(): () => void {
  /** What has the focus, and everything around it, from inside outwards. */
  let trail: Element[] = [];
  /** The heading at which the focus waits for that row: the heading of a page comes before its rows. */
  let waiting: Element | null = null;

  const remember = ({ target }: FocusEvent) => {
    trail = [];
    waiting = null;
    for (let at = target instanceof Element ? target : null; at; at = at.parentElement) trail.push(at);
  };
  const forget = ({ target, relatedTarget }: FocusEvent) => {
    if (relatedTarget !== null || !document.hasFocus()) return;
    // Only now it is known whether it was left on purpose, by a click beside everything, or taken away.
    queueMicrotask(() => {
      if (target === trail[0] && !isLost(trail)) trail = [];
    });
  };
  const restore = () => {
    // A page that is not there yet has no heading; it comes with a change of the document, too.
    if (!hasFocus() && isLost(trail)) waiting = moveFrom(trail);
    else if (waiting !== null && focusLastRow()) waiting = null;
  };
  document.addEventListener('focusin', remember);
  document.addEventListener('focusout', forget);
  const observer = new MutationObserver(restore);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener('focusin', remember);
    document.removeEventListener('focusout', forget);
    observer.disconnect();
  };
}

function hasFocus(): boolean {
  return document.activeElement !== null && document.activeElement !== document.body;
}

/** While a page is on its way, the one before it is still there, but hidden. */
function isLost([lost]: readonly Element[]): boolean {
  return lost !== undefined && !(lost.isConnected && isVisible(lost));
}

/** The heading, where the focus is there for want of anything nearer. */
function moveFrom(trail: readonly Element[]): Element | null {
  const row = trail.find((one) => one.matches('tr[aria-rowindex]'));
  if (row && focusRowNear(Number(row.getAttribute('aria-rowindex')) - ABOVE)) return null;
  let around = trail.find((one) => one.isConnected && isVisible(one)) ?? null;
  for (; around && !around.matches('main, #root, body, :has(main)'); around = around.parentElement) {
    const next = Array.from(around.querySelectorAll<HTMLElement>(FOCUSABLE)).find(isVisible);
    if (!next) continue;
    next.focus({ preventScroll: true });
    return null;
  }
  if (focusLastRow()) return null;
  const heading = document.querySelector<HTMLElement>('main :is(h1, h2)');
  if (!heading) return null;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  return heading;
}
