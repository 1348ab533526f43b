import { lazyDialog } from '../../ui/lazy-dialog.tsx';

/** Not part of the first load: a dialog is seen only when asked for. */
export const LazyAddDialog = lazyDialog(() => import('./add-tasks.tsx').then((module) => module.AddTasks));
