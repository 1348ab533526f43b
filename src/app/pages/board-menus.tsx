import { lazy, Suspense, useCallback, useState } from 'react';
import type { Grouping } from '../address.ts';
import { TableMenu } from '../features/board/table-menu.tsx';
import { moreWords } from '../i18n/more-words.ts';
import { useText, useWords } from '../i18n/use-text.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Popup } from '../ui/popup.tsx';

const LimitsDialog = lazy(async () => ({
  default: (await import('../features/limits/limits-dialog.tsx')).LimitsDialog,
}));

const MORE = <path strokeWidth="2" d="M3 8h.1M8 8h.1M13 8h.1" />;

interface BoardMenusProps {
  sdkAppId: number;
  group: Grouping | null;
  onGroup: (group: Grouping | null) => void;
  /** Whether the menu of the table is open: rows do not move under it. */
  open: boolean;
  onOpen: (open: boolean) => void;
}

/** How the table looks, and what else can be done with the tasks of this SdkAppId. */
export function BoardMenus({ sdkAppId, group, onGroup, open, onOpen }: BoardMenusProps) {
  const text = useText();
  const words = useWords(moreWords);
  const [asking, ask] = useState<'menu' | 'limits' | null>(null);
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
        {open ? <TableMenu group={group} onGroup={onGroup} onOpen={onOpen} /> : null}
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
          <Popup label={words.more} className="w-60" onClose={close}>
            <Button look="ghost" onClick={() => ask('limits')}>
              {words.limits}
            </Button>
          </Popup>
        ) : null}
      </span>
      <Suspense fallback={null}>
        {asking === 'limits' ? <LimitsDialog sdkAppId={sdkAppId} onClose={close} /> : null}
      </Suspense>
    </>
  );
}
