import { useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { announce } from './announcer.tsx';
import { IconButton } from './button.tsx';
import type { IconShape } from './icon.tsx';

const SHOWN_MS = 1_600;

export interface CopyProps {
  /** What goes to the clipboard, or how to make it at that moment. */
  value: string | (() => string);
  label: string;
  icon?: IconShape;
  className?: string;
  /** The key that presses it. */
  shortcut?: string;
}

/** An icon that turns into a tick; a screen reader hears the result. */
export function CopyIcon({ value, label, icon = 'copy', className = 'size-6', shortcut }: CopyProps) {
  const { result, copy } = useCopy(value);
  const text = useText();
  return (
    <IconButton
      icon={result === 'done' ? 'tick' : result === 'failed' ? 'close' : icon}
      label={result === 'failed' ? text.copy.failed : label}
      className={className}
      data-key={shortcut}
      onClick={copy}
    />
  );
}

export function useCopy(value: CopyProps['value']) {
  const text = useText();
  const [result, setResult] = useState<'none' | 'done' | 'failed'>('none');
  const copy = async () => {
    const written = await writeClipboard(typeof value === 'string' ? value : value());
    setResult(written);
    announce(text.copy[written]);
    setTimeout(() => {
      setResult('none');
      announce('');
    }, SHOWN_MS);
  };
  return { result, copy: () => void copy() };
}

/** The clipboard exists on https and localhost only, and may be refused. */
export async function writeClipboard(value: string): Promise<'done' | 'failed'> {
  try {
    await navigator.clipboard.writeText(value);
    return 'done';
  } catch {
    return 'failed';
  }
}
