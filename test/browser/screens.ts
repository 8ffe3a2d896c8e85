import type { Page } from 'playwright-core';

import type { Person } from './people.ts';
import { portalScreens } from './portal-screens.ts';

/** A screen in one of its states, to be looked at. */
export interface Screen {
  /** Of its pictures: `<name>.png`, `<name>-phone.png`, `<name>-dark.png`. */
  name: string;
  as: Person;
  path: string;
  /** Goes from there to the screen and brings it into its state, as a person would. */
  prepare?: (page: Page) => Promise<void>;
}

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
  { name: 'front-desk-patients', as: 'Stella Staff', path: '/app/patients' },
  ...portalScreens,
];
