import { type ReactNode, useId } from 'react';

interface CheckboxProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** One of several: the name that they share, by which the arrow keys go from one to the next. */
  oneOf?: string;
  disabled?: boolean;
  describedBy?: string;
  className?: string;
  children: ReactNode;
}

/** A box to tick, with its words; one of several where `oneOf` says of which. */
export function Checkbox({
  checked,
  onChange,
  oneOf,
  disabled = false,
  describedBy,
  className = '',
  children,
}: CheckboxProps) {
  const id = useId();
  return (
    <label htmlFor={id} className={`flex items-center gap-2 ${disabled ? 'text-ink-3' : ''} ${className}`}>
      <input
        id={id}
        type={oneOf === undefined ? 'checkbox' : 'radio'}
        name={oneOf}
        checked={checked}
        disabled={disabled}
        aria-describedby={describedBy}
        onChange={({ target }) => onChange(target.checked)}
        className="m-0 flex-none accent-violet max-columns:size-4.5"
      />
      {children}
    </label>
  );
}
