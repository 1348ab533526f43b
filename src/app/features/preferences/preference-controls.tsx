import type { ReactNode } from 'react';
import { LANGUAGE_NAMES } from '#contract/language-names.ts';
import { resolveLanguage } from '../../i18n/resolve-language.ts';
import { useWords } from '../../i18n/use-text.ts';
import { useZoneInAddress } from '../../navigation.ts';
import { LANGUAGE_CHOICES, THEMES, usePreferences } from '../../persistence/preferences.ts';
import { zoneOffset } from '../../time/format-time.ts';
import { serverNow } from '../../time/server-clock.ts';
import { Icon, type IconShape } from '../../ui/icon.tsx';
import { CLOCK } from '../../ui/later-icons.tsx';
import { overlay } from '../../ui/overlay.ts';
import { Select } from '../../ui/select.tsx';
import { preferenceWords } from './words.ts';

const LANGUAGE = (
  <>
    <circle cx="8" cy="8" r="5.7" />
    <path d="M2.4 8h11.2M8 2.3c2 1.7 2.6 3.7 2.6 5.7S10 12 8 13.7C6 12 5.4 10 5.4 8S6 4 8 2.3z" />
  </>
);
const THEME = (
  <>
    <circle cx="8" cy="8" r="5.5" />
    <path fill="currentColor" stroke="none" d="M8 2.5a5.5 5.5 0 0 1 0 11z" />
  </>
);

const KEYBOARD = <path d="M1.5 4h13v8h-13zM4 6.7h.1M6.7 6.7h.1M9.3 6.7h.1M12 6.7h.1M4.5 9.5h7" />;

/**
 * Zone, language and theme, behind what `children` say of the person. The zone stands here once, so no time on the screen
 * needs to repeat it.
 */
export function PreferenceControls({ compact, children }: { compact: boolean; children: ReactNode }) {
  const words = useWords(preferenceWords);
  const { zone, language, theme } = usePreferences();
  const set = usePreferences.setState;
  const zoneOfLink = useZoneInAddress();
  const look = { compact };
  return (
    <section aria-label={words.heading} className={compact ? 'flex items-center gap-0.5' : 'grid gap-px'}>
      {children}
      <Preference icon={CLOCK} {...look}>
        <PreferenceButton
          label={words.zone}
          value={zoneText(zoneOfLink ?? zone, words.byBrowser)}
          onPress={() => overlay.setState({ kind: 'zones' })}
          {...look}
        />
      </Preference>
      <Preference icon={LANGUAGE} {...look}>
        <Select
          caret={false}
          label={words.language}
          value={language}
          options={LANGUAGE_CHOICES.map((choice) => [
            choice,
            choice === 'auto' ? words.byBrowser(LANGUAGE_NAMES[resolveLanguage(choice)]) : LANGUAGE_NAMES[choice],
          ])}
          onChange={(chosen) => set({ language: chosen })}
          className="h-full flex-1"
        />
      </Preference>
      <Preference icon={THEME} {...look}>
        <Select
          caret={false}
          label={words.theme}
          value={theme}
          options={THEMES.map((choice) => [choice, words.themes[choice]])}
          onChange={(chosen) => set({ theme: chosen })}
          className="h-full flex-1"
        />
      </Preference>
      <Preference icon={KEYBOARD} {...look}>
        <PreferenceButton
          label={words.keyboard}
          onPress={() => overlay.setState({ kind: 'shortcuts' })}
          iconOnly={compact}
          {...look}
        />
      </Preference>
    </section>
  );
}

interface PreferenceButtonProps {
  label: string;
  /** What is chosen, where that is not the label itself. */
  value?: string;
  compact: boolean;
  iconOnly?: boolean;
  onPress: () => void;
}

/** Opens what needs more room than a menu. */
function PreferenceButton({ label, value, compact, iconOnly = false, onPress }: PreferenceButtonProps) {
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      title={value === undefined ? label : `${label}: ${value}`}
      onClick={onPress}
      className={`h-full min-w-0 text-left after:absolute after:inset-0 focus-visible:outline-none ${compact ? 'max-w-44 max-columns:absolute max-columns:inset-0' : 'flex-1'}`}
    >
      {value === undefined ? null : <span className="sr-only">{label}: </span>}
      <span className={iconOnly ? 'sr-only' : `block truncate ${compact ? 'max-columns:sr-only' : ''}`}>
        {value ?? label}
      </span>
    </button>
  );
}

/** Compact on a narrow screen: the icon alone, with the choice lying invisibly on top of it. */
function Preference({ icon, compact, children }: { icon: IconShape; compact: boolean; children: ReactNode }) {
  return (
    <span
      className={`relative flex items-center gap-2 rounded-2 text-12 text-ink-2 focus-within:outline-2 focus-within:outline-violet hover:bg-hover-paper hover:text-ink [&_select:focus-visible]:outline-none ${
        compact
          ? 'h-7 px-2 max-columns:size-10 max-columns:justify-center max-columns:px-0 max-columns:[&>span]:absolute max-columns:[&>span]:inset-0 max-columns:[&>span]:opacity-0'
          : 'h-[26px] px-2'
      }`}
    >
      <Icon name={icon} className={compact ? 'size-3.5 text-ink-3 max-columns:size-4.5' : 'size-3.5 text-ink-3'} />
      {children}
    </span>
  );
}

function zoneText(zone: string, byBrowser: (name: string) => string): string {
  const offset = zoneOffset(zone, serverNow());
  if (zone === 'browser') return byBrowser(offset);
  return offset === zone ? zone : `${offset} ${zone.replaceAll('_', ' ')}`;
}
