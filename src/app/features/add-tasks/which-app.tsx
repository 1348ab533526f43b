import { useId } from 'react';
import { useWords } from '../../i18n/use-text.ts';
import { Checkbox } from '../../ui/checkbox.tsx';
import { FIELD } from '../../ui/field.tsx';
import { Select } from '../../ui/select.tsx';
import { addWords } from './words.ts';

/** An SdkAppId that can be offered: the number, and what people call it. */
export interface OfferedApp {
  sdkAppId: number;
  name: string | null;
}

interface WhichAppProps {
  /** How many TaskIds do not say their SdkAppId, and how many only leave the region open. */
  unsaid: number;
  apps: readonly OfferedApp[];
  /** As it is typed or chosen; empty where there is none yet. */
  app: string;
  onApp: (app: string) => void;
  region: string;
  regions: readonly string[];
  onRegion: (region: string) => void;
}

/** One question for all TaskIds that do not say where they are from. */
export function WhichApp({ unsaid, apps, app, onApp, region, regions, onRegion }: WhichAppProps) {
  const words = useWords(addWords);
  const heading = useId();
  const offered = apps.slice(0, 4);
  const isOther = !offered.some(({ sdkAppId }) => String(sdkAppId) === app);
  const where = (
    <Select
      label={words.region}
      value={region}
      options={regions.map((name) => [name, name])}
      onChange={onRegion}
      className="ml-auto h-ctl rounded-2 border border-line-2 bg-surface text-13 text-ink shadow-key"
    />
  );
  if (unsaid === 0)
    return (
      <p className="mx-5 mb-4 flex items-center gap-2 text-12 text-ink-2">
        {words.where} {where}
      </p>
    );
  return (
    <fieldset
      aria-labelledby={heading}
      className="mx-5 mb-4 flex-none rounded-3 bg-(--selected) px-3.5 pt-2.5 pb-3 shadow-[inset_3px_0_0_var(--violet)]"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <h2 id={heading} className="font-semibold text-14">
          {words.which}
        </h2>
        <span className="text-12 text-ink-2">{words.unsaid(unsaid)}</span>
        {where}
      </div>
      <div className="mt-2 flex flex-wrap items-center gap-1.5">
        {offered.map(({ sdkAppId, name }) => (
          <Checkbox
            key={sdkAppId}
            oneOf={heading}
            checked={String(sdkAppId) === app}
            onChange={() => onApp(String(sdkAppId))}
            className="h-8 min-w-0 rounded-2 border border-line-2 bg-surface px-2.5 hover:bg-hover-paper"
          >
            {name === null ? null : <span className="truncate">{name}</span>}
            <span className={`font-mono text-12 ${name === null ? '' : 'text-ink-3'}`}>{sdkAppId}</span>
          </Checkbox>
        ))}
        <label className={`${FIELD} h-8 w-40`}>
          <input
            inputMode="numeric"
            autoComplete="off"
            aria-label={words.otherApp}
            placeholder={words.otherApp}
            value={isOther ? app : ''}
            onChange={(event) => onApp(event.target.value)}
            className="font-mono text-ink placeholder:font-sans"
          />
        </label>
      </div>
    </fieldset>
  );
}
