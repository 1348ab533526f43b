import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import { useText } from '../i18n/use-text.ts';
import { CopyIcon } from './copy.tsx';

export interface CodeTab {
  id: string;
  name: string;
  code: string;
  /** The code as it is to be read, when that is more than its text. */
  shown?: ReactNode;
  /** Above the code: what it is, or what to know before using it. */
  note?: string | undefined;
}

interface CodeTabsProps {
  label: string;
  tabs: readonly CodeTab[];
  selected: string;
  onSelect: (id: string) => void;
}

/** Texts to read and copy, one at a time (ARIA tabs: arrows move and choose). */
export function CodeTabs({ label, tabs, selected, onSelect }: CodeTabsProps) {
  const text = useText();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const shown = tabs.find((tab) => tab.id === selected) ?? tabs[0];
  if (!shown) return null;

  const move = (event: KeyboardEvent) => {
    const at = tabs.indexOf(shown);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const next = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    onSelect(next.id);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.id}"]`)?.focus();
  };

  return (
    <div className="overflow-hidden rounded-3 border border-line-2 bg-surface">
      <div className="flex items-center border-line border-b pr-2">
        <div
          ref={list}
          role="tablist"
          aria-label={label}
          onKeyDown={move}
          className="flex h-9 min-w-0 flex-1 gap-0.5 overflow-x-auto px-2 [scrollbar-width:none]"
        >
          {tabs.map((tab) => (
            <button
              key={tab.id}
              type="button"
              role="tab"
              id={`${id}-${tab.id}`}
              data-tab={tab.id}
              aria-selected={tab === shown}
              aria-controls={`${id}-panel`}
              tabIndex={tab === shown ? 0 : -1}
              onClick={() => onSelect(tab.id)}
              className="relative whitespace-nowrap px-2 text-ink-2 outline-offset-[-3px] after:absolute after:inset-x-2 after:bottom-0 after:h-0.5 hover:text-ink aria-selected:font-medium aria-selected:text-ink aria-selected:after:bg-violet"
            >
              {tab.name}
            </button>
          ))}
        </div>
        <CopyIcon value={shown.code} label={text.copy.verb} />
      </div>
      {shown.note ? <p className="border-line border-b px-3.5 py-2 text-12 text-ink-3">{shown.note}</p> : null}
      <pre
        id={`${id}-panel`}
        role="tabpanel"
        aria-labelledby={`${id}-${shown.id}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        className="max-h-96 overflow-auto bg-sunken px-3.5 py-3 font-mono text-12 leading-[1.6] outline-offset-[-2px] [tab-size:2]"
      >
        {shown.shown ?? shown.code}
      </pre>
    </div>
  );
}
