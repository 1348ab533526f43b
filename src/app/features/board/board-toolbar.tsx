import type { ReactNode } from 'react';
import type { BoardView } from '../../address.ts';
import { useText } from '../../i18n/use-text.ts';
import { goTo } from '../../navigation.ts';
import { Button } from '../../ui/button.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Select } from '../../ui/select.tsx';

interface BoardToolbarProps {
  sdkAppId: number;
  heading: ReactNode;
  view: BoardView;
  regions: readonly string[];
  mine: number;
  onAdd: () => void;
  menu: ReactNode;
  children: ReactNode;
}

/**
 * Search and filters live in the address: Back undoes a click, and is not filled by typing. Where there is less room, what is
 * also in the menu goes first, but never a filter that hides tasks; the heading and the search keep a width to read.
 */
export function BoardToolbar({ sdkAppId, heading, view, regions, mine, onAdd, menu, children }: BoardToolbarProps) {
  const text = useText();
  const show = (change: Partial<BoardView>) =>
    goTo({ page: 'app', sdkAppId, view: { ...view, ...change } }, { replace: 'q' in change });
  return (
    <header className="flex items-center gap-2 border-line border-b bg-surface px-3.5 columns:h-bar max-columns:flex-wrap max-columns:border-b-0 max-columns:py-2">
      <h1 className="mr-1.5 min-w-[6em] max-w-72 truncate font-mono text-14 max-columns:sr-only">{heading}</h1>
      <SearchField
        label={text.board.searchLabel}
        placeholder={text.board.search}
        value={view.q}
        onChange={(q) => show({ q })}
        className="columns:min-w-40 columns:max-w-56 columns:flex-1"
      />
      <fieldset
        className={`inline-flex h-ctl flex-none gap-0.5 rounded-2 bg-hover-paper p-0.5 ${view.list === 'all' ? 'max-wide:hidden' : 'max-columns:h-10'}`}
      >
        <legend className="sr-only">{text.board.listLabel}</legend>
        <ListToggle pressed={view.list === 'all'} onPress={() => show({ list: 'all' })} className="max-wide:hidden">
          {text.board.all}
        </ListToggle>
        <ListToggle
          pressed={view.list === 'mine'}
          onPress={() => show({ list: view.list === 'mine' ? 'all' : 'mine' })}
        >
          {text.board.mine} <span className="text-ink-3">{text.number(mine)}</span>
        </ListToggle>
      </fieldset>
      <Select
        label={text.board.region}
        value={view.region ?? ''}
        options={[['', text.board.regionAll], ...regions.map((region) => [region, region] as const)]}
        onChange={(region) => show({ region: region === '' ? null : region })}
        className={`h-ctl rounded-2 hover:bg-hover-paper max-columns:h-10 ${view.region ? 'bg-hover-2 text-ink' : 'text-ink-2 max-mid:hidden'}`}
      />
      {menu}
      <span className="flex-1 max-columns:hidden" />
      {children}
      <Button
        look="primary"
        icon="plus"
        onClick={onAdd}
        data-key="a"
        aria-label={text.board.add}
        className="max-columns:ml-auto max-columns:size-11 max-columns:p-0 max-columns:[&>span]:hidden"
      >
        {text.board.add}
      </Button>
    </header>
  );
}

interface ListToggleProps {
  pressed: boolean;
  onPress: () => void;
  className?: string;
  children: ReactNode;
}

function ListToggle({ pressed, onPress, className = '', children }: ListToggleProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onPress}
      className={`whitespace-nowrap rounded-1 px-2 text-12 text-ink-2 aria-pressed:bg-surface aria-pressed:text-ink aria-pressed:shadow-[0_0_0_1px_var(--line-2),var(--shadow-key)] ${className}`}
    >
      {children}
    </button>
  );
}
