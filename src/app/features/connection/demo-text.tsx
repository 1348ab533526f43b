import { demoWords } from '../../i18n/demo-words.ts';
import { useWords } from '../../i18n/use-text.ts';
import { Icon } from '../../ui/icon.tsx';

/** That nothing here is real, and what to set to change that. */
export function DemoText() {
  const words = useWords(demoWords);
  return (
    <>
      <Icon name="flask" />
      <p className="min-w-0 columns:truncate">
        {words.before} <code className="text-ink">TENCENTCLOUD_SECRET_ID</code> {words.and}{' '}
        <code className="text-ink">TENCENTCLOUD_SECRET_KEY</code> {words.after}
      </p>
    </>
  );
}
