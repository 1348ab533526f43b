import { Component, type ComponentType, lazy, type ReactNode, Suspense } from 'react';

type Words = ComponentType<{ error: Error }>;

/** What broke may be the network: then the bare words have to do. */
function wordsFrom(load: () => Promise<Words>): Words {
  return lazy(async () => ({ default: await load().catch(() => BareWords) }));
}

const CrashPage = wordsFrom(() => import('./crash-page.tsx').then((module) => module.CrashPage));
const CrashPanel = wordsFrom(() => import('./crash-panel.tsx').then((module) => module.CrashPanel));

/** Says what happened instead of leaving a blank: the whole page is the last resort, a `panel` falls alone. */
export class ErrorBoundary extends Component<
  {
    of: 'page' | 'panel';
    /** What it shows: something else is another try. */
    about?: string | undefined;
    children: ReactNode;
  },
  { error: Error | null }
> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(thrown: unknown) {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  override componentDidUpdate({ about }: { about?: string | undefined }) {
    if (this.state.error && about !== this.props.about) this.setState({ error: null });
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    const Words = this.props.of === 'page' ? CrashPage : CrashPanel;
    return (
      <Suspense fallback={null}>
        <Words error={error} />
      </Suspense>
    );
  }
}

/** A part of a page that may break without the rest. */
export function Panel({ about, children }: { about?: string; children: ReactNode }) {
  return (
    <ErrorBoundary of="panel" about={about}>
      {children}
    </ErrorBoundary>
  );
}

function BareWords({ error }: { error: Error }) {
  return <p role="alert">{String(error)}</p>;
}
