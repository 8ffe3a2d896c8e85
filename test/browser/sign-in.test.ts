import { beforeAll, describe, expect, test } from 'vitest';

import { axeFindings } from './axe.ts';
import { demoCloud, type DemoCloud } from './demo-cloud.ts';
import { signInAs, watchedPage, type Watched } from './people.ts';

let demo: DemoCloud;
let therapist: Watched;

beforeAll(async () => {
  demo = await demoCloud();
  therapist = await watchedPage(demo.browser);
});

describe('a therapist', () => {
  test('signs in by keyboard from the one address that is printed, and sees what waits', async () => {
    const { page } = therapist;
    await signInAs(page, demo.cloud.url, 'Thea Therapist');
    expect(new URL(page.url()).pathname).toBe('/app');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('What waits for you');
    expect(await page.title()).toBe('What waits for you · Sequester');
  });

  test('has the page’s own heading in focus, and goes to the patients by two keys', async () => {
    const { page } = therapist;
    expect(await page.evaluate('document.activeElement.tagName')).toBe('H1');
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await page.getByRole('heading', { name: 'Patients', level: 1 }).waitFor();
  });

  test('leaves no token and no name on the device', async () => {
    const { page } = therapist;
    const kept = await page.evaluate('JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])');
    expect(kept).not.toMatch(/eyJ|Paula|Thea/);
  });

  test('meets nothing that axe finds, and no violation of the page’s policy', async () => {
    expect(await axeFindings(therapist.page)).toEqual([]);
    expect(therapist.faults).toEqual([]);
  });
});

test('a patient who signs in at the app comes to the portal', async () => {
  const { page, faults } = await watchedPage(demo.browser);
  await signInAs(page, demo.cloud.url, 'Paula Patient');
  await page.waitForURL(/\/portal/);
  await page.getByRole('heading', { level: 1, name: 'Hello' }).waitFor();
  expect(faults).toEqual([]);
});
