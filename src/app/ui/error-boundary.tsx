import { Component, type ComponentType, lazy, type ReactNode, Suspense } from 'react';

export interface Fallen {
  /** The whole page is the last resort; a panel and a dialog fall alone. */
  of: 'page' | 'panel' | 'dialog';
  error: Error;
  /** How its place is laid out, where that is not in the flow of the page. */
  className?: string | undefined;
  /** What a dialog is left by. */
  onClose?: (() => void) | undefined;
}

/** What broke may be the network: then the bare words have to do. */
const Crash = lazy<ComponentType<Fallen>>(() =>
  import('./crash.tsx').then(
    ({ Crash }) => ({ default: Crash }),
    () => ({ default: BareWords }),
  ),
);

interface ErrorBoundaryProps extends Omit<Fallen, 'error'> {
  /** What it shows: something else is another try. */
  about?: string | undefined;
  children: ReactNode;
}

/** Says what happened instead of leaving a blank. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(thrown: unknown) {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  override componentDidUpdate({ about }: { about?: string | undefined }) {
    if (this.state.error && about !== this.props.about) this.setState({ error: null });
  }

  override render() {
    const { error } = this.state;
    const { about, children, ...fallen } = this.props;
    if (!error) return children;
    return (
      <Suspense fallback={null}>
        <Crash error={error} {...fallen} />
      </Suspense>
    );
  }
}

/** A part of a page that may break without the rest. */
export function Panel(props: Omit<ErrorBoundaryProps, 'of'>) {
  return <ErrorBoundary of="panel" {...props} />;
}

function BareWords({ error }: { error: Error }) {
  return <p role="alert">{String(error)}</p>;
}
