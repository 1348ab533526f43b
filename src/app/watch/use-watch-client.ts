import { createContext, use } from 'react';
import type { WatchClient } from './watch-client.ts';

export const WatchClientContext = createContext<WatchClient | null>(null);

export function useWatchClient(): WatchClient {
  const client = use(WatchClientContext);
  if (!client) throw new Error('There is no WatchClientContext around this component');
  return client;
}
