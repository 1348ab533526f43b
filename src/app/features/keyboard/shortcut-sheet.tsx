import { useId } from 'react';
import { useWords } from '../../i18n/use-text.ts';
import { useSingleKeys } from '../../persistence/single-keys.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { KeyCaps } from './key-caps.tsx';
import { SHORTCUTS } from './shortcuts.ts';
import { keyboardWords } from './words.ts';

/** Every shortcut, from the table that binds them, and the switch that turns the single keys off. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const words = useWords(keyboardWords);
  const singleKeys = useSingleKeys(({ on }) => on);
  const hint = useId();
  return (
    <Dialog title={words.title} size="medium" onClose={onClose}>
      <div className="grid min-h-0 gap-3 overflow-auto px-5 pt-1 pb-5">
        <table className="w-full border-collapse text-left">
          <thead className="sr-only">
            <tr>
              <th scope="col">{words.key}</th>
              <th scope="col">{words.does}</th>
            </tr>
          </thead>
          <tbody>
            {SHORTCUTS.map((shortcut) => (
              <tr key={shortcut.name} className="border-line-soft border-b">
                <th scope="row" className="w-28 py-1.5 font-normal align-baseline">
                  <KeyCaps shortcut={shortcut} />
                </th>
                <td
                  className={`py-1.5 align-baseline ${singleKeys || shortcut.command || shortcut.key.length > 1 ? '' : 'text-ink-3 line-through'}`}
                >
                  {words.names[shortcut.name]}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <Checkbox checked={singleKeys} describedBy={hint} onChange={(on) => useSingleKeys.setState({ on })}>
          {words.singleKeys}
        </Checkbox>
        <p id={hint} className="-mt-2 pl-5.5 text-12 text-ink-3">
          {words.singleKeysHint}
        </p>
        <p className="text-12 text-ink-3">{words.rowsHint}</p>
      </div>
    </Dialog>
  );
}
