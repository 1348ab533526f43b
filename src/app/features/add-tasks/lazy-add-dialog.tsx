import { lazyPart } from '../../lazy-part.tsx';

/** Not part of the first load: a dialog is seen only when asked for. */
export const LazyAddDialog = lazyPart(() => import('./add-dialog.tsx').then((module) => module.AddDialog));
