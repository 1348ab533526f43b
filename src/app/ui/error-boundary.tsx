import { Component, type ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';
import { Button } from './button.tsx';
import { EmptyState } from './empty-state.tsx';

/** The last resort: says what happened instead of a blank page. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(thrown: unknown) {
    return { error: thrown instanceof Error ? thrown : new Error(String(thrown)) };
  }

  override render() {
    return this.state.error ? <Crash error={this.state.error} /> : this.props.children;
  }
}

function Crash({ error }: { error: Error }) {
  const text = useText();
  return (
    <main className="grid min-h-dvh" role="alert">
      <EmptyState mark="broken" heading="h1" title={text.crash.title}>
        <p className="text-pretty">{text.crash.text}</p>
        <p className="mt-3 text-12">{text.crash.details}</p>
        <pre className="mt-1 overflow-auto whitespace-pre-wrap rounded-3 bg-sunken p-3 font-mono text-12 text-ink">
          {error.name}: {error.message}
        </pre>
        <div className="mt-4 text-13">
          <Button look="primary" icon="refresh" onClick={() => location.reload()}>
            {text.crash.reload}
          </Button>
        </div>
      </EmptyState>
    </main>
  );
}
