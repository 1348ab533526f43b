import { lazyPart } from '../../lazy-part.tsx';

/** Not part of the first load: nobody sees a dialog before asking for it. */
export const LazyAddDialog = lazyPart(async () => (await import('./add-dialog.tsx')).AddDialog);
