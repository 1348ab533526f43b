import { Icon, type IconShape } from '../../ui/icon.tsx';

/** What is broken, to be read from afar, and with nothing to press. */
export function WallAlarm({ icon, cause, next }: { icon: IconShape; cause: string; next: string }) {
  return (
    <div className="flex items-center gap-[.7em] border-problem-edge border-t bg-problem-tint px-[1.8em] py-[.7em] text-problem-ink">
      <Icon name={icon} className="size-[1.4em] text-problem" />
      <p role="alert">
        <strong className="font-semibold">{cause}</strong> {next}
      </p>
    </div>
  );
}
