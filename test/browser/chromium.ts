import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Where this machine's Chromium is, or null: `STAFFROOM_CHROMIUM` names another. */
export const executable = [process.env.STAFFROOM_CHROMIUM, ...places].find((place) => place !== undefined && existsSync(place)) ?? null;

if (executable === null) {
  console.warn('no Chromium here: the browser tests are not run; install one or name it in STAFFROOM_CHROMIUM');
}

/** Opens Chromium without a window and without a network of its own. */
export function open(): Promise<Browser> {
  if (executable === null) throw new Error('no Chromium here');
  return chromium.launch({
    executablePath: executable,
    args: [
      '--no-sandbox',
      // WebGL without a graphics card.
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
}
