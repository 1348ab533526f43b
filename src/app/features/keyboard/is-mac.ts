/** Where Cmd is what Ctrl is elsewhere. */
export function isMac(): boolean {
  return /Mac|iP/.test(navigator.platform);
}
