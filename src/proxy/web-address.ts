/** An http or https address without credentials and fragment. */
export function parseWebAddress(value: string): URL | null {
  const url = URL.parse(value);
  return url && /^https?:$/.test(url.protocol) && !url.username && !url.password && !url.hash ? url : null;
}

/** The same where eavesdroppers must stay out: https, or http to this machine. */
export function parseSafeAddress(value: string): URL | null {
  const url = parseWebAddress(value);
  return url && (url.protocol === 'https:' || isLoopback(url.hostname)) ? url : null;
}

/** The address of a proxy as programs write it, also without `http://`; null for anything but http and https. */
export function parseProxyAddress(value: string): URL | null {
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`);
  return url && /^https?:$/.test(url.protocol) && url.hostname !== '' ? url : null;
}

/** What is no address, 127.999.0.1, is a name, and any server of names may say where it leads. */
const LOOPBACK_V4 = /^127(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}$/;

/** A host that only this machine can reach: `localhost`, 127.0.0.0/8 or ::1, also in brackets. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || LOOPBACK_V4.test(host) || host === '::1' || host === '[::1]';
}
