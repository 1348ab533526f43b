import { type ReactNode, useCallback } from 'react';
import { GROUPINGS, type Grouping } from '../../address.ts';
import { useText, useWords } from '../../i18n/use-text.ts';
import { DENSITIES, usePreferences } from '../../persistence/preferences.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Popup } from '../../ui/popup.tsx';
import { COLUMNS } from './columns.tsx';
import { tableWords } from './words.ts';

const ROW = 'h-[26px] rounded-2 px-1 hover:bg-hover-paper';

interface TableMenuProps {
  group: Grouping | null;
  onGroup: (group: Grouping | null) => void;
  onOpen: (open: boolean) => void;
}

/** Which columns, how high the rows, in which groups. The first two belong to the person, the groups to the address. */
export function TableMenu({ group, onGroup, onOpen }: TableMenuProps) {
  const text = useText();
  const words = useWords(tableWords);
  const { density, withoutColumns } = usePreferences();
  const close = useCallback(() => onOpen(false), [onOpen]);
  return (
    <Popup label={text.board.arrange} onClose={close}>
      <OptionGroup legend={words.columns}>
        {COLUMNS.filter(({ id }) => id !== 'state' && id !== 'taskId').map(({ id }) => (
          <Checkbox
            key={id}
            className={ROW}
            checked={!withoutColumns.includes(id)}
            onChange={(checked) =>
              usePreferences.setState({
                withoutColumns: checked ? withoutColumns.filter((column) => column !== id) : [...withoutColumns, id],
              })
            }
          >
            {text.board.columns[id]}
          </Checkbox>
        ))}
      </OptionGroup>
      <OptionGroup legend={words.density}>
        {DENSITIES.map((choice) => (
          <Checkbox
            key={choice}
            oneOf="density"
            className={ROW}
            checked={density === choice}
            onChange={() => usePreferences.setState({ density: choice })}
          >
            {words.densities[choice]}
          </Checkbox>
        ))}
      </OptionGroup>
      <OptionGroup legend={words.group}>
        {[null, ...GROUPINGS].map((choice) => (
          <Checkbox
            key={choice}
            oneOf="group"
            className={ROW}
            checked={group === choice}
            onChange={() => onGroup(choice)}
          >
            {words.groups[choice ?? 'none']}
          </Checkbox>
        ))}
      </OptionGroup>
    </Popup>
  );
}

function OptionGroup({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className="grid">
      <legend className="pb-1 text-11 text-ink-3">{legend}</legend>
      {children}
    </fieldset>
  );
}
