import './app.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './api/query-client.ts';
import { App, loadPage } from './app.tsx';
import { currentAddress } from './navigation.ts';
import { applyPreferences } from './persistence/apply-preferences.ts';
import { ErrorBoundary } from './ui/error-boundary.tsx';
import { browserWatchClient } from './watch/browser-watch-client.ts';
import { WatchClientContext } from './watch/use-watch-client.ts';
import type { OnRemoved } from './watch/watch.ts';

const takeOff: OnRemoved = async (...removed) =>
  (await import('./features/incidents/take-off-list.ts')).takeOffList(...removed);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element #root');

// A top-level await here would make the build move everything that lazy parts share out of the first file.
Promise.all([applyPreferences(), loadPage(currentAddress().page)]).then(
  () =>
    // In pieces, between which the browser can do something else.
    startTransition(() =>
      createRoot(root).render(
        <StrictMode>
          <ErrorBoundary of="page">
            <QueryClientProvider client={createQueryClient()}>
              <WatchClientContext value={browserWatchClient(takeOff)}>
                <App />
              </WatchClientContext>
            </QueryClientProvider>
          </ErrorBoundary>
        </StrictMode>,
      ),
    ),
  (error: unknown) => {
    // There are no words in any language yet, and a blank page says even less.
    root.textContent = `Scribeboard could not be loaded; please reload the page. (${String(error)})`;
  },
);
