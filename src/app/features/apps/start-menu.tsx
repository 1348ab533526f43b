import { useCallback, useState } from 'react';
import { useWords } from '../../i18n/use-text.ts';
import { IconButton } from '../../ui/button.tsx';
import { MORE } from '../../ui/later-icons.tsx';
import { Link } from '../../ui/link.tsx';
import { MENU_ITEM } from '../../ui/menu-item.ts';
import { Popup } from '../../ui/popup.tsx';
import { appWords } from './words.ts';

interface StartMenuProps {
  /** The SdkAppIds that a wallboard would show; null while there are none. */
  wall: readonly [number, ...number[]] | null;
  onFiles: () => void;
}

/** What is seldom done with all applications. */
export function StartMenu({ wall, onFiles }: StartMenuProps) {
  const words = useWords(appWords);
  const [open, setOpen] = useState(false);
  const close = useCallback(() => setOpen(false), []);
  return (
    <span className="relative">
      <IconButton
        icon={MORE}
        label={words.more}
        aria-expanded={open}
        aria-haspopup="dialog"
        className="size-ctl max-columns:size-11"
        onClick={() => setOpen(!open)}
      />
      {open ? (
        <Popup label={words.more} className="w-60 gap-0.5 p-1.5" onClose={close}>
          <button
            type="button"
            className={MENU_ITEM}
            onClick={() => {
              close();
              onFiles();
            }}
          >
            {words.files}
          </button>
          {wall === null ? null : (
            <Link to={{ page: 'wall', sdkAppIds: wall, view: { list: 'all', region: null } }} className={MENU_ITEM}>
              {words.wall}
            </Link>
          )}
        </Popup>
      ) : null}
    </span>
  );
}
