import { useCallback, useRef, useState } from 'react';
import { type BoardView, COLUMN_IDS, GROUPINGS } from '../../address.ts';
import { noticedView } from '../../features/notices/noticed-view.ts';
import { noticeWords } from '../../features/notices/words.ts';
import { TableMenu } from '../../features/table/table-menu.tsx';
import { useText, useWords } from '../../i18n/use-text.ts';
import { linkTo } from '../../persistence/link-to.ts';
import { useNoticeViews } from '../../persistence/notice-views.ts';
import { IconButton } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { lazyDialog } from '../../ui/lazy-dialog.tsx';
import { Link } from '../../ui/link.tsx';
import { Popup } from '../../ui/popup.tsx';
import { Select } from '../../ui/select.tsx';
import { boardMenuWords } from './words.ts';

const AppLimits = lazyDialog(() => import('./app-limits.tsx').then((module) => module.AppLimits));
const RenameDialog = lazyDialog(() => import('./rename-dialog.tsx').then((module) => module.RenameDialog));
const ListFiles = lazyDialog(() => import('../overlays/list-files.tsx').then((module) => module.ListFiles));
const NoticesDialog = lazyDialog(() =>
  import('../../features/notices/notices-dialog.tsx').then((module) => module.NoticesDialog),
);

const ARRANGE = (
  <>
    <rect x="2.5" y="3" width="11" height="10" rx="1" />
    <path d="M6.2 3v10M9.8 3v10" />
  </>
);
const BELL = <path d="M3.5 11.5h9l-1.2-2V7a3.3 3.3 0 0 0-6.6 0v2.5zM6.8 13.5h2.4" />;
const ITEM =
  'flex h-8 items-center rounded-2 px-2 text-left text-ink-2 no-underline hover:bg-hover-paper hover:text-ink max-columns:h-11 max-columns:text-14';

const MORE = <path strokeWidth="2" d="M3 8h.1M8 8h.1M13 8h.1" />;

interface BoardMenusProps {
  sdkAppId: number;
  view: BoardView;
  regions: readonly string[];
  onShow: (change: Partial<BoardView>) => void;
  /** Whether the menu of the table is open: rows do not move under it. */
  open: boolean;
  onOpen: (open: boolean) => void;
  /** Whether a touch chooses a task instead of opening it. */
  selecting: boolean;
  onSelecting: (selecting: boolean) => void;
  onSelectAll: () => void;
}

/** How the table looks, and what else can be done with the tasks of this SdkAppId. */
export function BoardMenus(props: BoardMenusProps) {
  const { sdkAppId, view, onShow, open, onOpen } = props;
  const text = useText();
  const words = useWords(boardMenuWords);
  const notices = useWords(noticeWords);
  const noticed = noticedView(sdkAppId, view);
  const on = useNoticeViews(({ views }) => views.some((one) => one.view === noticed));
  const [asking, ask] = useState<'menu' | 'limits' | 'files' | 'name' | 'notices' | null>(null);
  const close = useCallback(() => ask(null), []);
  const moreButton = useRef<HTMLButtonElement>(null);
  return (
    <>
      <span className="relative max-columns:hidden">
        <IconButton
          icon={ARRANGE}
          label={text.board.arrange}
          aria-expanded={open}
          aria-haspopup="dialog"
          className="size-ctl max-full:hidden"
          onClick={() => onOpen(!open)}
        />
        {open ? <TableMenu group={view.group} onGroup={(group) => onShow({ group })} onOpen={onOpen} /> : null}
      </span>
      <IconButton
        icon={BELL}
        label={notices.title}
        aria-pressed={on}
        aria-haspopup="dialog"
        className="size-ctl aria-pressed:text-ink aria-pressed:[&_path]:fill-current max-full:hidden"
        onClick={() => ask('notices')}
      />
      <span className="relative">
        <IconButton
          icon={MORE}
          ref={moreButton}
          label={words.more}
          aria-expanded={asking === 'menu'}
          aria-haspopup="dialog"
          className="size-ctl max-columns:size-11"
          onClick={() => ask(asking === 'menu' ? null : 'menu')}
        />
        {asking === 'menu' ? (
          <Popup label={words.more} className="w-60 gap-0.5 p-1.5" onClose={close}>
            <MobileMenu {...props} onClose={close} />
            <button
              type="button"
              className={`${ITEM} max-columns:hidden full:hidden`}
              onClick={() => {
                // The menu of the table gives the focus back to what has it now.
                moreButton.current?.focus();
                close();
                onOpen(true);
              }}
            >
              {text.board.arrange}
            </button>
            <button type="button" className={ITEM} onClick={() => ask('name')}>
              {words.rename}
            </button>
            <button type="button" className={ITEM} onClick={() => ask('limits')}>
              {words.limits}
            </button>
            <button type="button" className={ITEM} onClick={() => ask('files')}>
              {words.files}
            </button>
            <button type="button" className={`${ITEM} full:hidden`} onClick={() => ask('notices')}>
              {notices.open}
            </button>
            <Link
              to={{ page: 'wall', sdkAppIds: [sdkAppId], view: { list: view.list, region: view.region } }}
              className={ITEM}
            >
              {words.wall}
            </Link>
          </Popup>
        ) : null}
      </span>
      {asking === 'limits' ? <AppLimits sdkAppId={sdkAppId} onClose={close} /> : null}
      {asking === 'name' ? <RenameDialog sdkAppId={sdkAppId} onClose={close} /> : null}
      {asking === 'files' ? <ListFiles sdkAppId={sdkAppId} onClose={close} /> : null}
      {asking === 'notices' ? <NoticesDialog view={noticed} onClose={close} /> : null}
    </>
  );
}

/** What stands in the toolbar and in the head of the table, where there is room for them. */
function MobileMenu({
  sdkAppId,
  view,
  regions,
  onShow,
  selecting,
  onSelecting,
  onSelectAll,
  onClose,
}: BoardMenusProps & { onClose: () => void }) {
  const text = useText();
  const words = useWords(boardMenuWords);
  const { by, down } = view.sort;
  const select = (all: boolean) => {
    onSelecting(!selecting || all);
    if (all) onSelectAll();
    onClose();
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-1.5 border-line border-b pb-2 full:hidden">
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
        className="wide:hidden"
        label={text.board.listLabel}
        value={view.list}
        options={[
          ['all', text.board.all],
          ['mine', text.board.mine],
        ]}
        onChange={(list) => onShow({ list })}
      />
      <button type="button" className={`${ITEM} columns:hidden`} onClick={() => select(false)}>
        {selecting ? words.selectNone : words.select}
      </button>
      <button type="button" className={`${ITEM} columns:hidden`} onClick={() => select(true)}>
        {words.selectAll}
      </button>
      <span className="[&>button]:w-full max-columns:[&>button]:h-11">
        <CopyButton
          value={linkTo({ page: 'app', sdkAppId, view })}
          label={text.copy.link}
          done={text.copy.linkDone}
          icon="link"
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
