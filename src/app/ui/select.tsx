import type { ComponentProps } from 'react';
import { Icon } from './icon.tsx';

interface SelectProps<T extends string> extends Omit<ComponentProps<'select'>, 'onChange' | 'value'> {
  label: string;
  value: T;
  options: readonly (readonly [value: T, name: string])[];
  onChange: (value: T) => void;
  /** The caret is left out where the choice looks like text. */
  caret?: boolean;
}

/** The browser's own menu: it works by keyboard, by touch and with screen readers, and weighs nothing. */
export function Select<T extends string>({
  label,
  value,
  options,
  onChange,
  caret = true,
  className = '',
  ...rest
}: SelectProps<T>) {
  return (
    <span className={`relative inline-flex min-w-0 items-center ${className}`}>
      <select
        {...rest}
        aria-label={label}
        title={label}
        value={value}
        onChange={(event) => {
          const chosen = options.find(([option]) => option === event.target.value);
          if (chosen) onChange(chosen[0]);
        }}
        className={`h-full w-full min-w-0 appearance-none truncate [field-sizing:content] rounded-[inherit] bg-transparent [&>option]:bg-raised [&>option]:text-ink ${caret ? 'pr-6 pl-2.5' : ''}`}
      >
        {options.map(([option, name]) => (
          <option key={option} value={option}>
            {name}
          </option>
        ))}
      </select>
      {caret ? <Icon name="caret" className="pointer-events-none absolute right-2 size-2.5 text-ink-3" /> : null}
    </span>
  );
}
