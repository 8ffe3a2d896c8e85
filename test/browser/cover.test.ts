import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';

import { axeFindings } from './axe.ts';
import { beginSession } from './begin-session.ts';
import { demoCloud, type DemoCloud } from './demo-cloud.ts';
import { signInAs, watchedPage, type Watched } from './people.ts';

const own = 'Half a sentence that nobody has fin';

let demo: DemoCloud;
let therapist: Watched;

const ownField = (page: Page) => page.getByLabel('Your own reflections on this session');

/** Signs in again in the small window that the cover opens. */
const signInAgainAs = async (page: Page, name: RegExp): Promise<void> => {
  const opened = page.context().waitForEvent('page');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  const small = await opened;
  await small.getByRole('button', { name }).click();
};

beforeAll(async () => {
  demo = await demoCloud();
  therapist = await watchedPage(demo.browser);
  const { page } = therapist;
  await page.clock.install();
  await signInAs(page, demo.cloud.url, 'Thea Therapist');
  await page.goto(`${demo.cloud.url}/app/patients`);
  await page.getByRole('link', { name: /^Paula/ }).click();
  await beginSession(page, '2026-01-06');
  await ownField(page).fill(own);
});

describe('after 15 minutes without a key', () => {
  test('the screen is covered, and nothing below it can be read or reached', async () => {
    const { page } = therapist;
    await page.clock.runFor('14:30');
    await page.getByText(/covered in less than a minute/).waitFor();
    await page.clock.runFor('01:00');
    await page.getByRole('heading', { name: 'Sign in again to go on' }).waitFor();
    expect(await ownField(page).isVisible()).toBe(false);
    expect(await axeFindings(page)).toEqual([]);
  });

  test('the same person goes on where they stopped, with half a sentence still there', async () => {
    const { page } = therapist;
    await signInAgainAs(page, /Thea Therapist/);
    await ownField(page).waitFor();
    expect(await ownField(page).inputValue()).toBe(own);
    await ownField(page).press('End');
    await ownField(page).pressSequentially('ished.');
    await ownField(page).blur();
    await page.clock.runFor('00:05');
    await page.getByText(/^Draft kept under your key/).waitFor();
    expect(therapist.faults).toEqual([]);
  });

  test('another person finds a page of their own, and no word of the first', async () => {
    const { page } = therapist;
    await page.clock.runFor('16:00');
    await page.getByRole('heading', { name: 'Sign in again to go on' }).waitFor();
    await signInAgainAs(page, /Tom Therapist/);
    await page.getByRole('heading', { name: 'What waits for you' }).waitFor();
    await page.getByRole('button', { name: /Tom Therapist/ }).waitFor();
    expect(await page.content()).not.toContain(own);
  });
});
