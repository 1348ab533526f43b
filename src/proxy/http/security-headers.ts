/** The browser may load this server's own files, talk to this server, and nothing else. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const POWERS = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'usb',
  'xr-spatial-tracking',
];

/**
 * The same on every answer, whatever its status. HSTS only makes sense where the browser came over TLS; and only where
 * others than this machine can come may one of them be a search engine.
 */
export function securityHeaders(publicUrl: URL | null, basePath = ''): Record<string, string> {
  // Below a path, the host and the names under it are other programs' too: what they speak is not ours to say.
  const hsts = `max-age=31536000${basePath === '' ? '; includeSubDomains' : ''}`;
  return {
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'permissions-policy': POWERS.map((power) => `${power}=()`).join(', '),
    ...(publicUrl ? { 'x-robots-tag': 'noindex, nofollow' } : {}),
    ...(publicUrl?.protocol === 'https:' ? { 'strict-transport-security': hsts } : {}),
  };
}
