import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';

import { axeFindings } from './axe.ts';
import { beginSession } from './begin-session.ts';
import { demoCloud, type DemoCloud } from './demo-cloud.ts';
import { signInAs, watchedPage, type Watched } from './people.ts';

const data = 'Reported a calmer week; slept five to six hours on most nights.';
const own = 'She sat with her coat on for the first ten minutes. When I said so she laughed.';

let demo: DemoCloud;
let therapist: Watched;
let address = '';

const openPaula = async (page: Page): Promise<void> => {
  await page.goto(`${demo.cloud.url}/app/patients`);
  await page.getByRole('link', { name: /^Paula/ }).click();
  await page.getByRole('table').waitFor();
};

beforeAll(async () => {
  demo = await demoCloud();
  therapist = await watchedPage(demo.browser);
  await signInAs(therapist.page, demo.cloud.url, 'Thea Therapist');
});

describe('two notes about one hour', () => {
  test('begin with the hour', async () => {
    const { page } = therapist;
    await openPaula(page);
    await beginSession(page, '2026-01-05');
    await page.getByRole('heading', { name: 'Session of Monday, January 5, 2026' }).waitFor();
    address = page.url();
    expect(await page.getByText('2:00 PM to 2:50 PM (50 minutes)').count()).toBe(1);
  });

  test('are saved while they are written, and are there when the page was gone', async () => {
    const { page } = therapist;
    await page.getByLabel('Data').pressSequentially(data);
    await page.getByLabel('Your own reflections on this session').pressSequentially(own);
    await page.getByText(/^Draft saved at/).waitFor();
    await page.getByText(/^Draft kept under your key/).waitFor();
    await page.reload();
    await page.getByLabel('Data').waitFor();
    expect(await page.getByLabel('Data').inputValue()).toBe(data);
    expect(await page.getByLabel('Your own reflections on this session').inputValue()).toBe(own);
  });

  test('wait on the page while the connection is away, and are saved when it is back', async () => {
    const { page, faults } = therapist;
    await page.context().setOffline(true);
    await page.getByLabel('Assessment').fill('Somewhat calmer.');
    await page
      .getByText(/^Not saved since/)
      .first()
      .waitFor();
    expect(await page.getByText('Do not close this page.').count()).toBeGreaterThan(0);
    await page.context().setOffline(false);
    await page
      .getByText(/^Not saved since/)
      .first()
      .waitFor({ state: 'detached' });
    await page.reload();
    await page.getByLabel('Assessment').waitFor();
    expect(await page.getByLabel('Assessment').inputValue()).toBe('Somewhat calmer.');
    faults.splice(0, faults.length, ...faults.filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED')));
  });

  test('show both texts where another window has saved meanwhile', async () => {
    const { page, faults } = therapist;
    const other = await page.context().newPage();
    await other.goto(address);
    await other.getByLabel('Plan').fill('Walk.');
    await other.getByRole('button', { name: 'Sign…' }).focus();
    await other.getByText(/^Draft saved at/).waitFor();
    await page.getByLabel('Plan').fill('Swim.');
    await page.getByText(/changed in another window/).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Put both in the text' }).click();
    await page.getByText(/^Draft saved at/).waitFor();
    expect(await page.getByLabel('Plan').inputValue()).toBe('Swim.\n\nWalk.');
    await other.close();
    faults.splice(0, faults.length, ...faults.filter((fault) => !fault.includes('412')));
  });

  test('are signed and sealed after a sentence of what that means', async () => {
    const { page } = therapist;
    await page.getByRole('button', { name: 'Sign…' }).click();
    await page.getByText(/cannot be changed/).waitFor();
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('button', { name: 'Sign the note' }).click();
    await page.getByText(/^Signed on/).waitFor();
    await page.getByRole('button', { name: 'Seal the note' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Seal the note' }).click();
    await page.getByText(/^Sealed on .* version 1 · 1 page/).waitFor();
    await page.getByRole('button', { name: 'Read what is sealed' }).click();
    await page.getByText(own).waitFor();
    expect(therapist.faults).toEqual([]);
  });

  test('are one to another therapist: no pane, no word and no gap tells of the sealed one', async () => {
    const { page, faults } = await watchedPage(demo.browser);
    await signInAs(page, demo.cloud.url, 'Tom Therapist');
    await page.goto(address);
    await page.getByText(data).waitFor();
    const shown = (await page.locator('main').textContent()) ?? '';
    expect(shown).not.toMatch(/psychotherapy|sealed|only you/i);
    expect(faults).toEqual([]);
  });
});
