import type { Page } from 'playwright-core';

/** From the page of a patient, records an hour of a day (`2026-01-05`) and goes on to write about it. */
export const beginSession = async (page: Page, day: string): Promise<void> => {
  await page.getByRole('link', { name: 'Start a session' }).click();
  await page.getByLabel('Day of the session').fill(day);
  await page.getByLabel('From').fill('14:00');
  await page.getByLabel('To', { exact: true }).fill('14:50');
  await page.getByRole('button', { name: 'Record and write about it' }).click();
};
