import { useWords } from '../../i18n/use-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { demoWords } from './demo-words.ts';

const FLASK = <path d="M6.2 2.5h3.6M7 2.5v4l-3.7 6a.7.7 0 0 0 .6 1h8.2a.7.7 0 0 0 .6-1L9 6.5v-4M5.2 10h5.6" />;

/** That nothing here is real, and what to set to change that. */
export function DemoText({ isOpen }: { isOpen: boolean }) {
  const words = useWords(demoWords);
  return (
    <>
      <Icon name={FLASK} />
      <p className="min-w-0 columns:truncate">
        {words.what}
        {isOpen ? words.open : null}
        <span className="max-columns:hidden">
          {words.before}
          <code className="text-ink">TENCENTCLOUD_SECRET_ID</code>
          {words.and}
          <code className="text-ink">TENCENTCLOUD_SECRET_KEY</code>
          {words.after}
        </span>
      </p>
    </>
  );
}
