import type { Identity } from '../api/identity.ts';
import type { Auth } from './auth.ts';

const LOCAL: Identity = {
  id: 'local',
  kind: 'local',
  name: '',
  scopes: new Set(['read', 'write', 'ingest']),
  apps: 'all',
  expiresAt: null,
};

/** Mode `none`: every visitor is the operator, because only this machine can (the start guard sees to it). */
export const localAuth: Auth = {
  authenticate: async () => LOCAL,
  routes: [],
  signInPath: null,
  signOutPath: null,
};
