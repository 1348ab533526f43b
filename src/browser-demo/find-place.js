// Stands in the head of index.html and 404.html. A static host knows neither under which path the demo lives nor its
// screens: it answers a link to one with 404.html, which goes to the start and takes the link along in `?at=`. The build
// puts the paths in, from src/contract/screens.ts.
{
  const [, before, screen] = new RegExp(`^(.*)(${SCREEN_PATH})/?$`).exec(location.pathname) ?? [];
  if (screen) location.replace(`${before}/?at=${encodeURIComponent(screen + location.search)}`);
  const base = location.pathname.replace(/\/[^/]*$/, '');
  document.querySelector('meta[name="base-path"]')?.setAttribute('content', base);
  // What is relative now must not follow the address once it names a screen.
  for (const icon of document.querySelectorAll('link[rel="icon"]')) icon.setAttribute('href', icon.href);
}
