import type { Page } from 'playwright-core';

import type { Person } from './people.ts';

/** A screen in one of its states, to be looked at. */
export interface Screen {
  /** Of its pictures: `<name>.png`, `<name>-phone.png`, `<name>-dark.png`. */
  name: string;
  as: Person;
  path: string;
  /** Goes from there to the screen and brings it into its state, as a person would. */
  prepare?: (page: Page) => Promise<void>;
}

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
  { name: 'front-desk-patients', as: 'Stella Staff', path: '/app/patients' },
  { name: 'portal-home', as: 'Paula Patient', path: '/portal' },
];
