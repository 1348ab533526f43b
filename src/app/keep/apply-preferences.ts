import { resolveLanguage } from '../i18n/resolve-language.ts';
import { usePreferences } from './preferences.ts';

/** Theme and language belong to the whole document, so they are set on `html`, outside React. */
export function applyPreferences(): void {
  const apply = ({ theme, language } = usePreferences.getState()) => {
    const { dataset } = document.documentElement;
    if (theme === 'system') delete dataset['theme'];
    else dataset['theme'] = theme;
    document.documentElement.lang = resolveLanguage(language);
  };
  usePreferences.subscribe(apply);
  apply();
}
