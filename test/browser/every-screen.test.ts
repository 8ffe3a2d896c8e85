import { beforeAll, describe, expect, test } from 'vitest';

import { axeFindings } from './axe.ts';
import { demoCloud, type DemoCloud } from './demo-cloud.ts';
import { signInAs, watchedPage, type Person } from './people.ts';
import { screens } from './screens.ts';
import { show } from './shown.ts';

const phone = { width: 390, height: 844 };
const desk = { width: 1440, height: 900 };

let demo: DemoCloud;

beforeAll(async () => {
  demo = await demoCloud();
});

const people = [...new Set(screens.map(({ as }) => as))];

/** What axe finds on a screen as it stands, in the dark, and on a phone, where nothing may reach beyond its width. */
const findings = async (person: Person): Promise<string[]> => {
  const { page, faults } = await watchedPage(demo.browser, { viewport: desk });
  await signInAs(page, demo.cloud.url, person);
  const found: string[] = [];
  for (const screen of screens.filter(({ as }) => as === person)) {
    await show(page, demo.cloud.url, screen);
    const note = async (view: string): Promise<void> =>
      void found.push(...(await axeFindings(page)).map((finding) => `${screen.name}, ${view}: ${finding}`));
    await note('light');
    await page.emulateMedia({ colorScheme: 'dark' });
    await note('dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize(phone);
    await note('phone');
    if (await page.evaluate('document.documentElement.scrollWidth > innerWidth'))
      found.push(`${screen.name}, phone: something reaches beyond the width of the screen`);

    await page.setViewportSize(desk);
  }
  await page.context().close();
  return [...found, ...faults];
};

describe('every screen', () => {
  test.each(people)(
    'of %s has nothing that axe finds, in light, in the dark and on a phone, and keeps the policy of the page',
    async (person) => {
      expect(await findings(person)).toEqual([]);
    },
    180_000,
  );
});
