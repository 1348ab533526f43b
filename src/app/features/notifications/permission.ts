import { useSyncExternalStore } from 'react';

/** `impossible`: no notifications in this browser, or not over plain http. */
export type BrowserPermission = NotificationPermission | 'impossible';

export function browserPermission(): BrowserPermission {
  return typeof Notification === 'undefined' || !('locks' in navigator) ? 'impossible' : Notification.permission;
}

/** Follows what the person says to the browser, also in its settings. */
export function useBrowserPermission(): BrowserPermission {
  return useSyncExternalStore(subscribe, browserPermission);
}

function subscribe(listener: () => void): () => void {
  let status: PermissionStatus | undefined;
  let stopped = false;
  navigator.permissions?.query({ name: 'notifications' }).then(
    (asked) => {
      if (stopped) return;
      status = asked;
      status.addEventListener('change', listener);
      listener();
    },
    () => undefined,
  );
  return () => {
    stopped = true;
    status?.removeEventListener('change', listener);
  };
}
