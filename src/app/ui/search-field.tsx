import { FIELD } from './field.tsx';
import { Icon } from './icon.tsx';

interface SearchFieldProps {
  label: string;
  placeholder: string;
  value: string;
  onChange: (typed: string) => void;
  className: string;
}

/** Where the rows of a page are searched. */
export function SearchField({ label, placeholder, value, onChange, className }: SearchFieldProps) {
  return (
    <label className={`${FIELD} h-ctl max-columns:h-11 max-columns:flex-[1_1_104px] ${className}`}>
      <Icon name="search" className="size-3.5 text-ink-3" />
      <input
        type="search"
        data-key="/"
        aria-label={label}
        placeholder={placeholder}
        value={value}
        maxLength={200}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange(event.target.value)}
        className="text-ellipsis max-columns:text-16 [&::-webkit-search-cancel-button]:appearance-none"
      />
    </label>
  );
}
