import { beforeAll, describe, expect, test } from 'vitest';

import { SeedCaller } from '../../packages/local/seed-caller.ts';
import { axeFindings } from './axe.ts';
import { demoCloud, type DemoCloud } from './demo-cloud.ts';
import { signInAs, watchedPage, type Watched } from './people.ts';

const asker = 'Bob Sample (invented)';

/** A permission of its own for this story, so that no other one is used up. */
const offered = async ({ cloud }: DemoCloud): Promise<void> => {
  const staff = new SeedCaller(cloud.apiUrl, await cloud.token('stella.staff@willow.example'));
  const { patients } = (await staff.get('/patients')) as { patients: { patientId: string; name: { given: string } }[] };
  const { requestId } = (await staff.post('portal-story-request', '/requests', {
    patientId: patients.find(({ name }) => name.given === 'Paula')?.patientId,
    requester: { type: 'attorney', name: asker, email: 'bob@example-law.example' },
    groundAsserted: 'authorization',
    requested: { classes: ['psychotherapy_notes'], description: 'Notes (invented)' },
    purpose: 'The case Sample v. Sample (invented)',
  })) as { requestId: string };
  await staff.post('portal-story-offer', `/requests/${requestId}/authorization-offers`, {
    dateFrom: '2025-09-01',
    dateTo: '2025-12-31',
    expiresOn: new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10),
  });
};

let patient: Watched;
let url: string;

beforeAll(async () => {
  const demo = await demoCloud();
  await offered(demo);
  ({ url } = demo.cloud);
  patient = await watchedPage(demo.browser, { viewport: { width: 390, height: 844 }, hasTouch: true });
  await signInAs(patient.page, url, 'Paula Patient');
});

const heading = async (name: string | RegExp): Promise<void> => {
  await patient.page.getByRole('heading', { name }).first().waitFor();
};

const noFindings = async (): Promise<void> => expect(await axeFindings(patient.page)).toEqual([]);

describe('a patient on a phone', () => {
  test('chooses a language, which stays and is told to screen readers', async () => {
    const { page } = patient;
    await page.getByRole('button', { name: 'Español' }).click();
    await heading('Hola');
    expect(await page.getAttribute('html', 'lang')).toBe('es');
    await page.goto(`${url}/portal/record`);
    await heading('Mi expediente');
    await noFindings();
    await page.getByRole('button', { name: 'English' }).click();
    await heading('My record');
  });

  test('reads an entry of the record, and no page of it speaks of notes that are kept apart', async () => {
    const { page } = patient;
    const seen = [await page.textContent('body')];
    await page.getByRole('link', { name: 'Visit notes' }).click();
    await page.getByRole('main').getByRole('list').getByRole('link').first().click();
    await heading('Visit note');
    await page
      .getByText('What comes next')
      .or(page.getByText('Note', { exact: true }))
      .first()
      .waitFor();
    seen.push(await page.textContent('body'));
    expect(seen.join(' ')).not.toMatch(/psychotherapy|private note|sealed/i);
    await noFindings();
  });

  test('reads a permission, is told what is missing, signs it by keyboard, and takes it back', async () => {
    const { page } = patient;
    await page.goto(`${url}/portal/permissions`);
    await page.getByRole('link', { name: asker }).click();
    await heading('Do you want to allow this?');
    await page.getByText('My copy').waitFor();
    await noFindings();
    await page.getByRole('button', { name: 'Sign', exact: true }).press('Enter');
    await heading('There is a problem');
    await page.getByRole('checkbox').press('Space');
    await page.getByLabel('Your full name').fill('Paula Patient (invented)');
    await page.keyboard.press('Enter');
    await page.getByText('You signed this permission.').waitFor();
    await page.getByRole('button', { name: /Take it back/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click();
    await page.getByText('You took this permission back.').waitFor();
    expect(await page.title()).toBe('Permissions · Sequester');
    await noFindings();
  });

  test('meets no violation of the page’s policy, and no fault', () => {
    expect(patient.faults).toEqual([]);
  });
});
