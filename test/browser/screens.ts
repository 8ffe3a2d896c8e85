import type { Page } from 'playwright-core';

import { portalScreens } from './portal-screens.ts';
import type { Screen } from './screen.ts';

const openPaula = async (page: Page): Promise<void> =>
  page
    .getByRole('link', { name: /^Paula/ })
    .first()
    .click();

const openSession =
  (at: number) =>
  async (page: Page): Promise<void> => {
    await openPaula(page);
    await page.locator('tbody th a').nth(at).click();
    await page.getByRole('heading', { name: /^Session of/ }).waitFor();
  };

const openRequest =
  (name: RegExp) =>
  async (page: Page): Promise<void> => {
    await page.getByRole('link', { name }).first().click();
    await page.getByText('Asked for by').waitFor();
  };

const findPaula = async (page: Page): Promise<void> => {
  await page.getByLabel('Name or date of birth of the patient').fill('Paula');
  await page.getByRole('button', { name: /^Choose Paula/ }).click();
  await page.getByRole('heading', { name: 'Who asks' }).waitFor();
};

const enterRequester = async (page: Page): Promise<void> => {
  await findPaula(page);
  await page.getByLabel('What they are').selectOption('attorney');
  await page.getByLabel('Name', { exact: true }).fill('Ann Example (invented)');
  await page.getByLabel('E-mail').fill('ann@law.example');
  await page.getByLabel('Not yet').check();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'What is asked' }).waitFor();
};

const enterAsked = async (page: Page): Promise<void> => {
  await enterRequester(page);
  await page.getByLabel('Psychotherapy notes').check();
  await page.getByLabel('In their own words').fill('All notes of the therapist (invented).');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'On what ground' }).waitFor();
};

const enterGround = async (page: Page): Promise<void> => {
  await enterAsked(page);
  await page.getByLabel('A subpoena or discovery request').check();
  await page.getByLabel('What they want it for').fill('A civil case (invented)');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { name: 'Check your answers' }).waitFor();
};

const clicked =
  (...names: string[]) =>
  async (page: Page): Promise<void> => {
    for (const name of names) await page.getByRole('button', { name }).first().click();
  };

const officer = { as: 'Piet Privacy', path: '/app/requests' } as const;
const intake = { as: 'Stella Staff', path: '/app/requests/new' } as const;

/** What a privacy officer and the front desk see of requests. */
const requestScreens: readonly Screen[] = [
  { ...officer, name: 'requests' },
  { ...officer, name: 'requests-ended', path: '/app/requests?show=ended' },
  { ...officer, name: 'request-subpoena', prepare: openRequest(/by subpoena/) },
  { ...officer, name: 'request-order', prepare: openRequest(/by court order/) },
  { ...officer, name: 'request-payment', prepare: openRequest(/for payment/) },
  {
    ...officer,
    name: 'request-fact',
    prepare: async (page) => {
      await openRequest(/by court order/)(page);
      await clicked('Add a fact…', 'Record it')(page);
      await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    },
  },
  {
    ...officer,
    name: 'paper-new',
    prepare: async (page) => {
      await openRequest(/by court order/)(page);
      await page
        .getByRole('link', { name: /^Add a paper/ })
        .first()
        .click();
      await page.getByLabel('Kind').selectOption('court_order');
    },
  },
  { ...officer, name: 'access-log', path: '/app/access-log' },
  { ...intake, name: 'front-desk-requests', path: '/app/requests' },
  { ...intake, name: 'front-desk-request', path: '/app/requests', prepare: openRequest(/by subpoena/) },
  { ...intake, name: 'intake-patient' },
  { ...intake, name: 'intake-requester', prepare: findPaula },
  {
    ...intake,
    name: 'intake-requester-errors',
    prepare: async (page) => {
      await findPaula(page);
      await clicked('Continue')(page);
      await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    },
  },
  { ...intake, name: 'intake-asked', prepare: enterRequester },
  { ...intake, name: 'intake-ground', prepare: enterAsked },
  { ...intake, name: 'intake-check', prepare: enterGround },
];

/** Every screen that `pnpm -s run looks` draws and that axe is asked about. Add yours here. */
export const screens: readonly Screen[] = [
  { name: 'home', as: 'Thea Therapist', path: '/app' },
  { name: 'patients', as: 'Thea Therapist', path: '/app/patients' },
  {
    name: 'patients-nobody',
    as: 'Thea Therapist',
    path: '/app/patients',
    prepare: async (page) => {
      await page.getByLabel('Find a patient').fill('Zebulon');
      await page.getByRole('heading', { name: /Nobody/ }).waitFor();
    },
  },
  { name: 'patient-sessions', as: 'Thea Therapist', path: '/app/patients', prepare: openPaula },
  {
    name: 'patient-chart',
    as: 'Thea Therapist',
    path: '/app/patients',
    prepare: async (page) => {
      await openPaula(page);
      await page.getByRole('link', { name: 'Chart' }).click();
    },
  },
  {
    name: 'patient-details',
    as: 'Thea Therapist',
    path: '/app/patients',
    prepare: async (page) => {
      await openPaula(page);
      await page.getByRole('link', { name: 'Details' }).click();
    },
  },
  { name: 'session-signed', as: 'Thea Therapist', path: '/app/patients', prepare: openSession(1) },
  { name: 'session-newest', as: 'Thea Therapist', path: '/app/patients', prepare: openSession(0) },
  {
    name: 'new-session',
    as: 'Thea Therapist',
    path: '/app/patients',
    prepare: async (page) => {
      await openPaula(page);
      await page.getByRole('link', { name: 'Start a session' }).click();
    },
  },
  {
    name: 'new-session-errors',
    as: 'Thea Therapist',
    path: '/app/patients',
    prepare: async (page) => {
      await openPaula(page);
      await page.getByRole('link', { name: 'Start a session' }).click();
      await page.getByRole('button', { name: 'Record and write about it' }).click();
      await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    },
  },
  ...requestScreens,
  { name: 'front-desk-patients', as: 'Stella Staff', path: '/app/patients' },
  ...portalScreens,
];
