import { resolveLanguage } from '../i18n/resolve-language.ts';
import { showLanguage } from '../i18n/use-text.ts';
import { type Preferences, usePreferences } from './preferences.ts';

/** Theme, density and language belong to the whole document, so they are set on `html`, outside React, now and on every change. */
export async function applyPreferences(): Promise<void> {
  usePreferences.subscribe((preferences) => void apply(preferences));
  await apply(usePreferences.getState());
}

export function showTheme(theme: Preferences['theme']): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset['theme'];
  else dataset['theme'] = theme;
}

async function apply({ theme, language, density }: Preferences): Promise<void> {
  showTheme(theme);
  document.documentElement.dataset['density'] = density;
  await showLanguage(resolveLanguage(language));
}
