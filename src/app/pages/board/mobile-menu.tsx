import { type BoardView, COLUMN_IDS, GROUPINGS } from '../../address.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { linkTo } from '../../persistence/link-to.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { LINK } from '../../ui/later-icons.tsx';
import { MENU_ITEM } from '../../ui/menu-item.ts';
import { Select } from '../../ui/select.tsx';
import { boardMenuWords } from './words.ts';

export interface MobileMenuProps {
  sdkAppId: number;
  view: BoardView;
  regions: readonly string[];
  onShow: (change: Partial<BoardView>) => void;
  /** Whether a touch chooses a task instead of opening it. */
  selecting: boolean;
  onSelecting: (selecting: boolean) => void;
  onSelectAll: () => void;
  onClose: () => void;
}

/** What stands in the toolbar and in the head of the table, where there is room for them. */
export function MobileMenu({
  sdkAppId,
  view,
  regions,
  onShow,
  selecting,
  onSelecting,
  onSelectAll,
  onClose,
}: MobileMenuProps) {
  const text = useText();
  const words = useWords(boardMenuWords);
  const { by, down } = view.sort;
  const select = (all: boolean) => {
    onSelecting(!selecting || all);
    if (all) onSelectAll();
    onClose();
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1.5 border-line border-b pb-2 wide:hidden">
      <div className="grid grid-cols-[minmax(0,1fr)_auto] gap-2 columns:hidden">
        <SelectRow
          label={words.sortBy}
          value={by}
          options={COLUMN_IDS.map((id) => [id, text.board.columns[id]])}
          onChange={(chosen) => onShow({ sort: { by: chosen, down } })}
        />
        <Checkbox checked={down} onChange={(to) => onShow({ sort: { by, down: to } })} className="h-11 px-2">
          {words.downwards}
        </Checkbox>
      </div>
      <SelectRow
        className="columns:hidden"
        label={words.groupBy}
        value={view.group ?? 'none'}
        options={[['none', words.noGroups], ...GROUPINGS.map((group) => [group, text.board.columns[group]] as const)]}
        onChange={(group) => onShow({ group: group === 'none' ? null : group })}
      />
      <SelectRow
        className="mid:hidden"
        label={text.board.region}
        value={view.region ?? ''}
        options={[['', text.board.regionAll], ...regions.map((region) => [region, region] as const)]}
        onChange={(region) => onShow({ region: region === '' ? null : region })}
      />
      <SelectRow
        label={text.board.listLabel}
        value={view.list}
        options={[
          ['all', text.board.all],
          ['mine', text.board.mine],
        ]}
        onChange={(list) => onShow({ list })}
      />
      <button type="button" className={`${MENU_ITEM} columns:hidden`} onClick={() => select(false)}>
        {selecting ? words.selectNone : words.select}
      </button>
      <button type="button" className={`${MENU_ITEM} columns:hidden`} onClick={() => select(true)}>
        {words.selectAll}
      </button>
      <span className="mid:hidden [&>button]:w-full [&>button]:justify-start [&>button]:px-2 max-columns:[&>button]:h-11 max-columns:text-14">
        <CopyButton
          value={linkTo({ page: 'app', sdkAppId, view })}
          look="ghost"
          label={words.share}
          done={text.copy.linkDone}
          icon={LINK}
        />
      </span>
    </div>
  );
}

interface SelectRowProps<T extends string> {
  label: string;
  className?: string;
  value: T;
  options: readonly (readonly [value: T, name: string])[];
  onChange: (value: T) => void;
}

function SelectRow<T extends string>({ label, className = '', ...rest }: SelectRowProps<T>) {
  return (
    <span className={`flex min-w-0 items-center gap-2 px-2 ${className}`}>
      <span className="w-20 flex-none text-12 text-ink-3">{label}</span>
      <Select
        {...rest}
        label={label}
        className="h-8 min-w-0 flex-1 rounded-2 border border-line-2 bg-surface max-columns:h-11"
      />
    </span>
  );
}
