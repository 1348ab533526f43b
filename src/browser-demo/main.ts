import '#app/app.css';
import { setupWorker } from 'msw/browser';
import { mswHandlers } from '#in-process/msw-handlers.ts';
import { localAuth } from '#proxy/auth/local.ts';
import { startBackEnd } from './back-end.ts';
import { opened } from './opened.ts';

const basePath = document.querySelector<HTMLMetaElement>('meta[name="base-path"]')?.content ?? '';

start().catch((error: unknown) => {
  document.body.textContent = `The demo could not be started. (${String(error)})`;
});

/** The back end first: the board asks as soon as it is there. `?at=` is the link that 404.html was opened with. */
async function start(): Promise<void> {
  const { at, isFirstVisit } = opened(Date.now());
  const { deps, cast } = await startBackEnd(at, import.meta.env['VITE_VERSION']);
  const worker = setupWorker(...mswHandlers(localAuth, deps));
  await worker.start({
    serviceWorker: { url: `${basePath}/mockServiceWorker.js`, options: { scope: `${basePath}/` } },
    onUnhandledFrame: 'bypass',
    quiet: true,
  });
  const link = new URLSearchParams(location.search).get('at');
  if (link?.startsWith('/')) history.replaceState(null, '', basePath + link);
  if (isFirstVisit) (await import('./first-visit.ts')).labelTasks(cast);
  await import('#app/main.tsx');
}
