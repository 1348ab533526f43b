import { lazy, Suspense, useCallback, useState } from 'react';
import type { BoardView } from '../address.ts';
import { TableMenu } from '../features/board/table-menu.tsx';
import { moreWords } from '../i18n/more-words.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { IconButton } from '../ui/button.tsx';
import { Link } from '../ui/link.tsx';
import { Popup } from '../ui/popup.tsx';

const LimitsDialog = lazy(async () => ({
  default: (await import('../features/limits/limits-dialog.tsx')).LimitsDialog,
}));
const ListFiles = lazy(async () => ({ default: (await import('./list-files.tsx')).ListFiles }));

const ITEM =
  'flex h-8 items-center rounded-2 px-2 text-left text-ink-2 no-underline hover:bg-hover-paper hover:text-ink max-columns:h-11 max-columns:text-14';

const MORE = <path strokeWidth="2" d="M3 8h.1M8 8h.1M13 8h.1" />;

interface BoardMenusProps {
  sdkAppId: number;
  view: BoardView;
  onShow: (change: Partial<BoardView>) => void;
  /** Whether the menu of the table is open: rows do not move under it. */
  open: boolean;
  onOpen: (open: boolean) => void;
}

/** How the table looks, and what else can be done with the tasks of this SdkAppId. */
export function BoardMenus({ sdkAppId, view, onShow, open, onOpen }: BoardMenusProps) {
  const text = useText();
  const words = useWords(moreWords);
  const [asking, ask] = useState<'menu' | 'limits' | 'files' | null>(null);
  const close = useCallback(() => ask(null), []);
  return (
    <>
      <span className="relative max-columns:hidden">
        <IconButton
          icon="columns"
          label={text.board.arrange}
          aria-expanded={open}
          aria-haspopup="dialog"
          onClick={() => onOpen(!open)}
        />
        {open ? <TableMenu group={view.group} onGroup={(group) => onShow({ group })} onOpen={onOpen} /> : null}
      </span>
      <span className="relative">
        <IconButton
          icon={MORE}
          label={words.more}
          aria-expanded={asking === 'menu'}
          aria-haspopup="dialog"
          className="size-ctl max-columns:size-10"
          onClick={() => ask(asking === 'menu' ? null : 'menu')}
        />
        {asking === 'menu' ? (
          <Popup label={words.more} className="w-60 gap-0.5 p-1.5" onClose={close}>
            <button type="button" className={ITEM} onClick={() => ask('limits')}>
              {words.limits}
            </button>
            <button type="button" className={ITEM} onClick={() => ask('files')}>
              {words.files}
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
      <Suspense fallback={null}>
        {asking === 'limits' ? <LimitsDialog sdkAppId={sdkAppId} onClose={close} /> : null}
        {asking === 'files' ? <ListFiles sdkAppId={sdkAppId} onClose={close} /> : null}
      </Suspense>
    </>
  );
}
