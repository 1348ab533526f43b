import { type Load, lazyPart } from '../lazy-part.tsx';
import { ErrorBoundary } from './error-boundary.tsx';

/** Not part of the first load. One that breaks, or whose file is gone, is a dialog that says so and can be closed. */
export function lazyDialog<Props extends { onClose: () => void }>(load: Load<Props>) {
  const Part = lazyPart(load);
  const Shown = (props: Props) => (
    <ErrorBoundary of="dialog" onClose={props.onClose}>
      <Part {...props} />
    </ErrorBoundary>
  );
  return Object.assign(Shown, { start: Part.start });
}
