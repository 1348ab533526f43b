import { useWords } from '#app/i18n/use-text.ts';
import { Icon } from '#app/ui/icon.tsx';
import type { Language } from '#contract/language.ts';

const FLASK = <path d="M6.2 2.5h3.6M7 2.5v4l-3.7 6a.7.7 0 0 0 .6 1h8.2a.7.7 0 0 0 .6-1L9 6.5v-4M5.2 10h5.6" />;

const words: Record<Language, string> = {
  en: 'Demo: made-up tasks, and everything runs in this browser. Nothing you enter leaves it.',
  'zh-CN': '演示：任务均为虚构，一切都在此浏览器中运行，您输入的内容不会离开它。',
};

/** In place of the text that names the variables to set: here is no server to set them for. */
export function DemoText() {
  const text = useWords(words);
  return (
    <>
      <Icon name={FLASK} />
      <p className="min-w-0 columns:truncate" title={text}>
        {text}
      </p>
    </>
  );
}
