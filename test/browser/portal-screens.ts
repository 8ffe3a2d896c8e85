import type { Page } from 'playwright-core';

import type { Screen } from './screens.ts';

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

/** A screen in English and the same in Spanish, reached in the words of each. */
const inBoth = (name: string, path: string, prepare = async (_page: Page): Promise<void> => {}): Screen[] => [
  {
    name: `portal-${name}`,
    as,
    path,
    prepare: async (page) => {
      await english(page);
      await prepare(page);
    },
  },
  {
    name: `portal-${name}-es`,
    as,
    path,
    prepare: async (page) => {
      await english(page);
      await prepare(page);
      await spanish(page);
    },
  },
];

const firstEntry = (kind: string): Screen[] => inBoth(`entry-${kind}`, `/portal/record/kinds/${kind}`, toFirst);

const unfinished = async (page: Page): Promise<void> => {
  await toPermission(page);
  await page.getByRole('button', { name: 'Sign', exact: true }).click();
  await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
};

export const portalScreens: readonly Screen[] = [
  ...inBoth('home', '/portal'),
  ...inBoth('record', '/portal/record'),
  ...inBoth('about-me', '/portal/record/about-me'),
  ...inBoth('medicines', '/portal/record/kinds/medication'),
  ...firstEntry('progressNote'),
  ...firstEntry('treatmentPlan'),
  ...firstEntry('measure'),
  ...inBoth('permissions', '/portal/permissions'),
  ...inBoth('permission', '/portal', toPermission),
  ...inBoth('permission-unfinished', '/portal', unfinished),
  ...inBoth('received', '/portal/received'),
  ...inBoth('get-record', '/portal/copy'),
  ...inBoth('corrections', '/portal/corrections'),
  ...inBoth('ask', '/portal/corrections/new'),
  { name: 'portal-nothing-there', as, path: '/portal/nowhere' },
];
