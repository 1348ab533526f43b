import { useCallback, useRef, useState } from 'react';
import { viewAddress } from '../../features/notifications/view-address.ts';
import { notificationWords } from '../../features/notifications/words.ts';
import { TableMenu } from '../../features/table/table-menu.tsx';
import { useText, useWords } from '../../i18n/use-text.ts';
import { linkTo } from '../../persistence/link-to.ts';
import { useNotificationViews } from '../../persistence/notification-views.ts';
import { buttonClass, IconButton } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LINK, MORE } from '../../ui/later-icons.tsx';
import { lazyDialog } from '../../ui/lazy-dialog.tsx';
import { Link } from '../../ui/link.tsx';
import { MENU_ITEM } from '../../ui/menu-item.ts';
import { Popup } from '../../ui/popup.tsx';
import { MobileMenu, type MobileMenuProps } from './mobile-menu.tsx';
import { boardMenuWords } from './words.ts';

const AppLimits = lazyDialog(() => import('./app-limits.tsx').then((module) => module.AppLimits));
const RenameDialog = lazyDialog(() => import('./rename-dialog.tsx').then((module) => module.RenameDialog));
const ListFiles = lazyDialog(() => import('../overlays/list-files.tsx').then((module) => module.ListFiles));
const NotificationsDialog = lazyDialog(() =>
  import('../../features/notifications/notifications-dialog.tsx').then((module) => module.NotificationsDialog),
);

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
      {view.watch.length > 0 ? (
        <button
          type="button"
          title={words.leaveLink}
          onClick={() => onShow({ watch: [] })}
          className={`${buttonClass({ look: 'ghost' })} bg-hover-2`}
        >
          <span className="cap-trim">{words.fromLink(view.watch.length)}</span>
          <Icon name="close" className="size-2.5" />
          <span className="sr-only">{words.leaveLink}</span>
        </button>
      ) : null}
      <CopyButton
        value={linkTo({ page: 'app', sdkAppId, view })}
        label={words.share}
        title={text.copy.link}
        done={text.copy.linkDone}
        icon={LINK}
        shortcut="c"
        className="max-mid:hidden"
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
              className={`${MENU_ITEM} max-columns:hidden`}
              onClick={() => {
                // The menu of the table gives the focus back to what has it now.
                moreButton.current?.focus();
                close();
                onOpen(true);
              }}
            >
              {text.board.arrange}
            </button>
            <button type="button" className={MENU_ITEM} onClick={() => ask('notifications')}>
              {notifications.open}
              {on ? (
                <>
                  <Icon name="tick" className="ml-auto size-3" />
                  <span className="sr-only"> {words.on}</span>
                </>
              ) : null}
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
            <Link
              to={{ page: 'wall', sdkAppIds: [sdkAppId], view: { list: view.list, region: view.region } }}
              className={MENU_ITEM}
            >
              {words.wall}
            </Link>
          </Popup>
        ) : null}
        {open ? <TableMenu group={view.group} onGroup={(group) => onShow({ group })} onOpen={onOpen} /> : null}
      </span>
      {asking === 'limits' ? <AppLimits sdkAppId={sdkAppId} onClose={close} /> : null}
      {asking === 'name' ? <RenameDialog sdkAppId={sdkAppId} onClose={close} /> : null}
      {asking === 'files' ? <ListFiles sdkAppId={sdkAppId} onClose={close} /> : null}
      {asking === 'notifications' ? <NotificationsDialog view={address} onClose={close} /> : null}
    </>
  );
}
