import { useWords } from '#app/i18n/use-text.ts';
import { Icon } from '#app/ui/icon.tsx';
import { browserDemoWords } from './demo-words.ts';

const FLASK = <path d="M6.2 2.5h3.6M7 2.5v4l-3.7 6a.7.7 0 0 0 .6 1h8.2a.7.7 0 0 0 .6-1L9 6.5v-4M5.2 10h5.6" />;

/** In place of the text that names the variables to set: here is no server to set them for. */
export function DemoText() {
  const text = useWords(browserDemoWords);
  return (
    <>
      <Icon name={FLASK} />
      <p className="min-w-0 columns:truncate" title={text}>
        {text}
      </p>
    </>
  );
}
