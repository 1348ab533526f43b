import type { ComponentProps, ReactNode } from 'react';
import { Icon, type IconShape } from './icon.tsx';

const SHAPE =
  'inline-flex items-center justify-center gap-1.5 whitespace-nowrap border rounded-2 no-underline transition-colors duration-(--quick) disabled:opacity-55';

const LOOK = {
  plain: 'border-line-2 bg-surface text-ink shadow-key enabled:hover:bg-hover active:bg-sunken [&_svg]:text-ink-2',
  ghost: 'border-transparent text-ink-2 hover:bg-hover-paper hover:text-ink',
  primary:
    'border-ink bg-ink text-paper font-medium hover:bg-[color-mix(in_oklab,var(--ink)_86%,var(--paper))] [&_svg]:text-current',
} as const;

const SIZE = { normal: 'h-ctl px-2.5', small: 'h-6 px-2 text-12' } as const;

interface Look {
  look?: keyof typeof LOOK;
  size?: keyof typeof SIZE;
  icon?: IconShape;
}

export function buttonClass({ look = 'plain', size = 'normal' }: Look = {}): string {
  return `${SHAPE} ${LOOK[look]} ${SIZE[size]}`;
}

interface ButtonProps extends Look, Omit<ComponentProps<'button'>, 'children'> {
  children: ReactNode;
}

export function Button({ look = 'plain', size = 'normal', icon, className = '', children, ...rest }: ButtonProps) {
  return (
    <button type="button" {...rest} className={`${buttonClass({ look, size })} ${className}`}>
      {icon ? <Icon name={icon} /> : null}
      <span className="cap-trim">{children}</span>
    </button>
  );
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  icon: IconShape;
  /** Every icon button says what it does. */
  label: string;
}

export function IconButton({ icon, label, className = 'size-ctl', ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={`grid flex-none place-items-center rounded-1 text-ink-3 hover:text-ink ${className}`}
    >
      <Icon name={icon} />
    </button>
  );
}
