import { type KeyboardEvent, useDeferredValue, useId, useMemo, useState } from 'react';
import { useLanguage, useWords } from '../../i18n/use-text.ts';
import { leaveZoneOfLink, useZoneInAddress } from '../../navigation.ts';
import { usePreferences } from '../../persistence/preferences.ts';
import { zoneOffset } from '../../time/format-time.ts';
import { serverNow } from '../../time/server-clock.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { FIELD } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { preferenceWords } from './words.ts';
import { findZones, listZones, type Zone } from './zone-list.ts';

const PAGE = 8;

/** A combobox in a dialog (ARIA practices: list, manual choice): the focus stays in the field, arrows move the choice. */
export function ZoneDialog({ onClose }: { onClose: () => void }) {
  const words = useWords(preferenceWords);
  const language = useLanguage();
  const id = useId();
  const { zone } = usePreferences();
  const current = useZoneInAddress() ?? zone;
  const [typed, setTyped] = useState('');
  const [pointed, point] = useState<string | null>(null);
  const zones = useMemo((): readonly Zone[] => {
    const now = serverNow();
    const offset = zoneOffset('browser', now);
    const own = { id: 'browser', name: Intl.DateTimeFormat().resolvedOptions().timeZone, offset };
    return [{ ...own, also: `${words.zoneBrowser} ${own.name} ${offset}`.toLowerCase() }, ...listZones(language, now)];
  }, [language, words]);
  const searched = useDeferredValue(typed);
  const shown = useMemo(() => findZones(zones, searched), [zones, searched]);
  const meant = (some: readonly Zone[]) =>
    some.find((one) => one.id === (pointed ?? (typed === '' ? current : null))) ?? some[0];
  const chosen = meant(shown);

  const choose = (to: string) => {
    usePreferences.setState({ zone: to });
    leaveZoneOfLink();
    onClose();
  };
  const press = (event: KeyboardEvent) => {
    const at = chosen ? shown.indexOf(chosen) : -1;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + PAGE, PageUp: at - PAGE }[event.key];
    if (to !== undefined && shown.length > 0) {
      event.preventDefault();
      point(shown[Math.min(Math.max(to, 0), shown.length - 1)]?.id ?? null);
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      // Enter can come before the deferred list: then it takes what the typed text finds.
      const taken = searched === typed ? chosen : meant(findZones(zones, typed));
      if (taken) choose(taken.id);
    }
  };

  return (
    <Dialog title={words.zone} size="small" onClose={onClose}>
      <label className={`${FIELD} mx-5 mt-2 mb-3 h-8 flex-none max-columns:h-11`}>
        <Icon name="search" className="size-3.5 text-ink-3" />
        <input
          // The dialog is there to search; showModal() looks for the attribute, which React does not write.
          ref={(input) => input?.setAttribute('autofocus', '')}
          role="combobox"
          aria-label={words.zoneSearch}
          aria-expanded={shown.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={chosen ? `${id}-${shown.indexOf(chosen)}` : undefined}
          placeholder={words.zoneSearch}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            point(null);
          }}
          onKeyDown={press}
          maxLength={80}
          spellCheck={false}
          autoComplete="off"
          className="max-columns:text-16"
        />
      </label>
      <p role="status" className="sr-only">
        {words.zonesFound(shown.length)}
      </p>
      {shown.length === 0 ? <p className="px-5 pb-6 text-ink-3">{words.zoneNone}</p> : null}
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={words.zone}
        className="h-[min(420px,60dvh)] overflow-auto border-line border-t p-1.5 empty:hidden"
      >
        {shown.map((one, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and takes the keys.
          <div
            key={one.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={one === chosen}
            ref={(option) => {
              if (one === chosen) option?.scrollIntoView({ block: 'nearest' });
            }}
            onClick={() => choose(one.id)}
            className="grid cursor-pointer grid-cols-[14px_minmax(0,1fr)_auto] items-baseline gap-x-2 rounded-2 px-2 py-1 hover:bg-hover aria-selected:bg-(--selected) aria-selected:outline-1 aria-selected:-outline-offset-1 aria-selected:outline-violet max-columns:py-2"
          >
            {one.id === current ? <Icon name="tick" className="size-3 self-center" /> : <span />}
            <span className="min-w-0 [overflow-wrap:anywhere]">
              {one.id === 'browser' ? words.zoneBrowser : one.id.replaceAll('_', ' ')}
            </span>
            <span className="text-12 text-ink-2">{one.offset}</span>
            {one.name === '' ? null : (
              <span className="col-start-2 min-w-0 text-12 text-ink-3 [overflow-wrap:anywhere]">{one.name}</span>
            )}
          </div>
        ))}
      </div>
    </Dialog>
  );
}
