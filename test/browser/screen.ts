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
