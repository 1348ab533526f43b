// Makes the pictures of README.md from the demo, the same on every run: `npm run screenshots`.
import { writeFileSync } from 'node:fs';
import { DESK, PHONE, SCREENS } from '../src/harness/screens.ts';
import { type Look, launchPictureBrowser, takePicture } from './visual/pictures.ts';

const LIGHT: Look = { colorScheme: 'light', locale: 'en-US', viewport: DESK };
const DARK: Look = { ...LIGHT, colorScheme: 'dark' };

const FILES: [file: string, screen: string, look: Look][] = [
  ['board', 'board', LIGHT],
  ['board.dark', 'board', DARK],
  ['board.zh', 'board', { ...LIGHT, locale: 'zh-CN' }],
  ['incident', 'board-app-refused', LIGHT],
  ['incident.dark', 'board-app-refused', DARK],
  ['task', 'task-failing', LIGHT],
  ['task.dark', 'task-failing', DARK],
  ['wall.dark', 'wall', DARK],
  ['phone', 'board', { ...LIGHT, viewport: PHONE }],
  ['phone.zh', 'task-failing', { ...DARK, locale: 'zh-CN', viewport: PHONE }],
];

const browser = await launchPictureBrowser();
try {
  for (const [file, name, look] of FILES) {
    const screen = SCREENS.find((one) => one.name === name);
    if (!screen) throw new Error(`there is no screen ${name}`);
    writeFileSync(`docs/${file}.png`, await takePicture(browser, { screen, look }));
  }
} finally {
  await browser.close();
}
