import { createStore } from 'zustand/vanilla';

/** Whether this tab goes on asking while it is hidden: only where notices are on, and in one tab of the browser. */
export const hiddenWatch = createStore(() => ({ on: false }));
