import { accessSync, constants } from 'node:fs';

/** A Chromium that is there; `CHROMIUM_PATH` names one that is elsewhere. */
export const findChromium = () =>
  first(
    process.env['CHROMIUM_PATH'],
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  );

/** For tests: Chromium without a window, which opens a page in a third of the time, or else any Chromium. */
export const findHeadlessChromium = () =>
  first(process.env['CHROMIUM_PATH'], '/usr/bin/chromium-headless-shell') ?? findChromium();

/** The same for Firefox and `FIREFOX_PATH`. */
export const findFirefox = () =>
  first(
    process.env['FIREFOX_PATH'],
    '/usr/bin/firefox-esr',
    '/usr/bin/firefox',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
  );

/** @param {(string | undefined)[]} paths best first */
function first(...paths) {
  return paths.find((path) => path !== undefined && isExecutable(path));
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
