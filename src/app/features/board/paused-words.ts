import type { Language } from '#contract/language.ts';

const en = {
  since: (time: string) => `Paused since ${time}. This view does not update until you resume.`,
  resume: 'Resume',
};

const zhCn: typeof en = {
  since: (time) => `自 ${time} 起暂停，恢复前视图保持不变。`,
  resume: '恢复',
};

/** The words of a view that is paused; they come with its first pause. */
export const pausedWords: Record<Language, typeof en> = { en, 'zh-CN': zhCn };
