import type { Page } from 'playwright-core';

import type { Screen } from './screen.ts';

const as = 'Paula Patient';

const spanish = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Español' }).click();
};

const english = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'English' }).click();
};

const toPermission = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Read and decide' }).first().click();
  await page.getByRole('heading', { name: 'Do you want to allow this?' }).waitFor();
};

const toFirst = async (page: Page): Promise<void> => {
  await page.getByRole('main').getByRole('list').getByRole('link').first().click();
  await page.getByRole('term').first().waitFor();
};

const inEnglish = (name: string, path: string, prepare = async (_page: Page): Promise<void> => {}): Screen => ({
  name: `portal-${name}`,
  as,
  path,
  prepare: async (page) => {
    await english(page);
    await prepare(page);
  },
});

/** A screen in English and the same in Spanish, for those whose words are longest there. */
const inBoth = (name: string, path: string, prepare?: (page: Page) => Promise<void>): Screen[] => {
  const screen = inEnglish(name, path, prepare);
  return [
    screen,
    {
      ...screen,
      name: `${screen.name}-es`,
      prepare: async (page) => {
        await screen.prepare?.(page);
        await spanish(page);
      },
    },
  ];
};

const firstEntry = (kind: string): Screen => inEnglish(`entry-${kind}`, `/portal/record/kinds/${kind}`, toFirst);

const unfinished = async (page: Page): Promise<void> => {
  await toPermission(page);
  await page.getByRole('button', { name: 'Sign', exact: true }).click();
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
};

export const portalScreens: readonly Screen[] = [
  ...inBoth('home', '/portal'),
  inEnglish('record', '/portal/record'),
  inEnglish('about-me', '/portal/record/about-me'),
  inEnglish('medicines', '/portal/record/kinds/medication'),
  firstEntry('progressNote'),
  firstEntry('treatmentPlan'),
  inEnglish('permissions', '/portal/permissions'),
  ...inBoth('permission', '/portal', toPermission),
  inEnglish('permission-unfinished', '/portal', unfinished),
  inEnglish('received', '/portal/received'),
  ...inBoth('get-record', '/portal/copy'),
  inEnglish('corrections', '/portal/corrections'),
  inEnglish('ask', '/portal/corrections/new'),
  inEnglish('nothing-there', '/portal/nowhere'),
];
