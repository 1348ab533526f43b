import { useCallback, useRef, useState } from 'react';
import { viewAddress } from '../../features/notifications/view-address.ts';
import { notificationWords } from '../../features/notifications/words.ts';
import { TableMenu } from '../../features/table/table-menu.tsx';
import { useText, useWords } from '../../i18n/use-text.ts';
import { useNotificationViews } from '../../persistence/notification-views.ts';
import { IconButton } from '../../ui/button.tsx';
import { lazyDialog } from '../../ui/lazy-dialog.tsx';
import { Link } from '../../ui/link.tsx';
import { Popup } from '../../ui/popup.tsx';
import { MENU_ITEM, MobileMenu, type MobileMenuProps } from './mobile-menu.tsx';
import { boardMenuWords } from './words.ts';

const AppLimits = lazyDialog(() => import('./app-limits.tsx').then((module) => module.AppLimits));
const RenameDialog = lazyDialog(() => import('./rename-dialog.tsx').then((module) => module.RenameDialog));
const ListFiles = lazyDialog(() => import('../overlays/list-files.tsx').then((module) => module.ListFiles));
const NotificationsDialog = lazyDialog(() =>
  import('../../features/notifications/notifications-dialog.tsx').then((module) => module.NotificationsDialog),
);

const ARRANGE = (
  <>
    <rect x="2.5" y="3" width="11" height="10" rx="1" />
    <path d="M6.2 3v10M9.8 3v10" />
  </>
);
const BELL = <path d="M3.5 11.5h9l-1.2-2V7a3.3 3.3 0 0 0-6.6 0v2.5zM6.8 13.5h2.4" />;
const MORE = <path strokeWidth="2" d="M3 8h.1M8 8h.1M13 8h.1" />;

interface BoardMenusProps extends Omit<MobileMenuProps, 'onClose'> {
  /** Whether the menu of the table is open: rows do not move under it. */
  open: boolean;
  onOpen: (open: boolean) => void;
}

/** How the table looks, and what else can be done with the tasks of this SdkAppId. */
export function BoardMenus(props: BoardMenusProps) {
  const { sdkAppId, view, onShow, open, onOpen } = props;
  const text = useText();
  const words = useWords(boardMenuWords);
  const notifications = useWords(notificationWords);
  const address = viewAddress(sdkAppId, view);
  const on = useNotificationViews(({ views }) => views.some((one) => one.view === address));
  const [asking, ask] = useState<'menu' | 'limits' | 'files' | 'name' | 'notifications' | null>(null);
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
        label={notifications.title}
        aria-pressed={on}
        aria-haspopup="dialog"
        className="size-ctl aria-pressed:text-ink aria-pressed:[&_path]:fill-current max-full:hidden"
        onClick={() => ask('notifications')}
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
              className={`${MENU_ITEM} max-columns:hidden full:hidden`}
              onClick={() => {
                // The menu of the table gives the focus back to what has it now.
                moreButton.current?.focus();
                close();
                onOpen(true);
              }}
            >
              {text.board.arrange}
            </button>
            <button type="button" className={MENU_ITEM} onClick={() => ask('name')}>
              {words.rename}
            </button>
            <button type="button" className={MENU_ITEM} onClick={() => ask('limits')}>
              {words.limits}
            </button>
            <button type="button" className={MENU_ITEM} onClick={() => ask('files')}>
              {words.files}
            </button>
            <button type="button" className={`${MENU_ITEM} full:hidden`} onClick={() => ask('notifications')}>
              {notifications.open}
            </button>
            <Link
              to={{ page: 'wall', sdkAppIds: [sdkAppId], view: { list: view.list, region: view.region } }}
              className={MENU_ITEM}
            >
              {words.wall}
            </Link>
          </Popup>
        ) : null}
      </span>
      {asking === 'limits' ? <AppLimits sdkAppId={sdkAppId} onClose={close} /> : null}
      {asking === 'name' ? <RenameDialog sdkAppId={sdkAppId} onClose={close} /> : null}
      {asking === 'files' ? <ListFiles sdkAppId={sdkAppId} onClose={close} /> : null}
      {asking === 'notifications' ? <NotificationsDialog view={address} onClose={close} /> : null}
    </>
  );
}
