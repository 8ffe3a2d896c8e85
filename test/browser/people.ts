import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import * as z from 'zod';

/** Somebody of the demo practice, by the name on the sign-in page. */
export type Person =
  | 'Thea Therapist'
  | 'Tom Therapist'
  | 'Piet Privacy'
  | 'Olive Owner'
  | 'Stella Staff'
  | 'Paula Patient';

/** What went wrong on a page without anybody seeing it. */
export interface Watched {
  page: Page;
  /** Violations of the page's policy, scripts that failed, and answers of the service that are faults. */
  faults: string[];
}

export const watchedPage = async (browser: Browser, options: BrowserContextOptions = {}): Promise<Watched> => {
  const context = await browser.newContext({ locale: 'en-US', timezoneId: 'America/New_York', ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (fault) => faults.push(`script: ${fault.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || /Content Security Policy|Trusted/.test(message.text()))
      faults.push(message.text());
  });
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${new URL(response.url()).pathname}`);
  });
  return { page, faults };
};

/** What the element that has the focus is called. */
const focusedName =
  '`${document.activeElement?.getAttribute("aria-label") ?? ""} ${document.activeElement?.textContent ?? ""}`';

/** Presses Tab until what has the focus bears the name; throws where it does not come. */
const tabTo = async (page: Page, name: RegExp, most = 60): Promise<void> => {
  for (let pressed = 0; pressed < most; pressed += 1) {
    await page.keyboard.press('Tab');
    const focused = z.string().parse(await page.evaluate(focusedName));
    if (name.test(focused)) return;
  }
  throw new Error(`Tab does not reach ${String(name)}`);
};

/** Signs in as a person of the demo practice, by keyboard, and waits for the first page of the app. */
export const signInAs = async (page: Page, url: string, person: Person): Promise<void> => {
  await page.goto(url);
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await tabTo(page, new RegExp(person));
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/(app|portal)(\/|$)/);
  await page.getByRole('heading', { level: 1 }).waitFor();
};
