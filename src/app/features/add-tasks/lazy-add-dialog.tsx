import { lazyPart } from '../../lazy-part.tsx';

/** Not part of the first load: a dialog is seen only when asked for. */
export const LazyAddDialog = lazyPart(async () => (await import('./add-dialog.tsx')).AddDialog);
