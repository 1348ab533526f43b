import { expect, test } from 'vitest';
import { formatScreenPath, parseScreenPath, type Screen } from './screens.ts';

test.each<[string, Screen]>([
  ['/', { screen: 'start' }],
  ['/apps/7', { screen: 'app', sdkAppId: '7' }],
  ['/apps/7/task', { screen: 'task', sdkAppId: '7' }],
  ['/apps/7/ended', { screen: 'ended', sdkAppId: '7' }],
  ['/errors', { screen: 'errors' }],
  ['/errors/AuthFailure.InvalidSecretId', { screen: 'error', code: 'AuthFailure.InvalidSecretId' }],
])('%s names a screen, and the screen leads back to it', (path, screen) => {
  expect(parseScreenPath(path)).toEqual(screen);
  expect(formatScreenPath(screen)).toBe(path);
});

test.each<[string, Screen]>([
  ['', { screen: 'start' }],
  ['/apps', { screen: 'start' }],
  ['/apps//', { screen: 'start' }],
  ['//apps/7//task/', { screen: 'task', sdkAppId: '7' }],
  ['/errors/', { screen: 'errors' }],
])('%s is read as well', (path, screen) => {
  expect(parseScreenPath(path)).toEqual(screen);
});

test.each(['/x', '/apps/7/tasks', '/apps/7/task/8', '/errors/a/b', '/api/apps', '/apps.js'])(
  '%s names none',
  (path) => {
    expect(parseScreenPath(path)).toBeNull();
  },
);
