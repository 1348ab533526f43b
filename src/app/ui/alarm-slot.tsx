import type { ReactNode } from 'react';
import { Icon, type IconShape } from './icon.tsx';

interface AlarmProps {
  icon: IconShape;
  /** Said once by a screen reader: no countdown belongs in it. */
  cause: string;
  next: string;
  /** The error code that says so. */
  code?: string | null;
  /** Someone looks after it: then it is no alarm. */
  isTaken?: boolean;
  action?: ReactNode;
}

/** A notice that something is wrong, of the same height as any other. */
export function AlarmSlot({ icon, cause, next, code = null, isTaken = false, action }: AlarmProps) {
  return (
    <div
      className={`flex min-h-slot items-center gap-2 border-b px-3.5 py-1 text-13 columns:h-slot columns:py-0 max-columns:flex-wrap max-columns:py-2 ${isTaken ? 'border-line bg-surface text-ink-2' : 'border-problem-edge bg-problem-tint text-problem-ink'}`}
    >
      <Icon name={icon} className={`size-4 ${isTaken ? 'text-ink-3' : 'text-problem'}`} />
      <p
        role={isTaken ? undefined : 'alert'}
        className="min-w-0 columns:truncate max-lines:flex-[1_1_calc(100%-30px)] max-columns:break-words"
        title={`${cause} ${next} ${code ?? ''}`}
      >
        <strong className="font-semibold">{cause}</strong>{' '}
        <span className="text-ink-2">
          {next}
          {code && ' · '}
          <span className="font-mono text-12">{code}</span>
        </span>
      </p>
      {action ? <span className="ml-auto flex-none">{action}</span> : null}
    </div>
  );
}
