import { Component, lazy, type ReactNode, Suspense } from 'react';

/** What broke may be the network: then the bare words have to do. */
const CrashPage = lazy(async () => ({
  default: await import('./crash-page.tsx').then(
    ({ CrashPage }) => CrashPage,
    () => BareWords,
  ),
}));

/** The last resort: says what happened instead of a blank page. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(thrown: unknown) {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  override render() {
    return this.state.error ? (
      <Suspense fallback={null}>
        <CrashPage error={this.state.error} />
      </Suspense>
    ) : (
      this.props.children
    );
  }
}

function BareWords({ error }: { error: Error }) {
  return <p role="alert">{String(error)}</p>;
}
