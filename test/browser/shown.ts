import type { Page } from 'playwright-core';

import type { Screen } from './screen.ts';

const quiet = async (page: Page): Promise<void> => {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page
    .getByText(/^Loading /)
    .first()
    .waitFor({ state: 'detached' });
  await page.waitForLoadState('networkidle');
};

/** Opens a screen in a page that is signed in, and brings it into its state. */
export const show = async (page: Page, origin: string, { path, prepare }: Screen): Promise<void> => {
  await page.goto(origin + path);
  await quiet(page);
  await prepare?.(page);
  await quiet(page);
};
