import type { ComponentProps } from 'react';
import { useText } from '../i18n/use-text.ts';
import { Button } from './button.tsx';
import { type CopyProps, useCopy } from './copy.tsx';

/** With its words; for a moment they say what came of it. */
export function CopyButton({
  value,
  label,
  title,
  done,
  icon = 'copy',
  className,
  shortcut,
  look = 'plain',
}: CopyProps & { done: string; title?: string; look?: ComponentProps<typeof Button>['look'] }) {
  const { result, copy } = useCopy(value);
  const text = useText();
  return (
    <Button
      icon={result === 'done' ? 'tick' : icon}
      look={look}
      title={title}
      data-key={shortcut}
      className={className}
      onClick={copy}
    >
      {result === 'done' ? done : result === 'failed' ? text.copy.failed : label}
    </Button>
  );
}
