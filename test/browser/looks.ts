import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { runningIn } from '@sequester/local';
import type { Browser, BrowserContextOptions } from 'playwright-core';

import { launchChromium } from './chromium.ts';
import { signInAs, watchedPage, type Person } from './people.ts';
import { screens } from './screens.ts';
import { show } from './shown.ts';

const local = join(import.meta.dirname, '..', '..', '.local');
const folder = join(local, 'looks');

const views: Readonly<Record<string, BrowserContextOptions>> = {
  '': { viewport: { width: 1440, height: 900 } },
  '-phone': { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true },
  '-dark': { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
};

const [only = ''] = process.argv.slice(2);

/** Draws the screens of one person in one view. Answers what went wrong. */
const draw = async (browser: Browser, url: string, { as, view }: { as: Person; view: string }): Promise<string[]> => {
  const { page, faults } = await watchedPage(browser, views[view]);
  await signInAs(page, url, as);
  for (const screen of screens.filter((one) => one.as === as && one.name.startsWith(only))) {
    await show(page, url, screen);
    await page.screenshot({ path: join(folder, `${screen.name}${view}.png`) });
  }
  await page.context().close();
  return faults;
};

const running = runningIn(local);
if (running === undefined) throw new Error('Start the service first: npx -y pnpm@12 start');

if (only === '') rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const browser = await launchChromium();
const people = [...new Set(screens.filter(({ name }) => name.startsWith(only)).map(({ as }) => as))];
const faults: string[] = [];
for (const view of Object.keys(views))
  for (const as of people) faults.push(...(await draw(browser, running.url, { as, view })));

await browser.close();
process.stdout.write(`${folder}\n${faults.map((fault) => `${fault}\n`).join('')}`);
if (faults.length > 0) process.exitCode = 1;
