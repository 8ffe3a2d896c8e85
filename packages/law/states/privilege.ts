import * as z from 'zod';

import { Jurisdiction } from '../jurisdiction.ts';
import rows from './privilege.json' with { type: 'json' };

/** The psychotherapist's privilege in each state, and how well somebody checked its text. */
const Privileges = z.array(
  z.strictObject({
    state: Jurisdiction,
    statute: z.string().nullable(),
    verified: z.enum(['read', 'secondary', 'memory', 'unknown']),
  }),
);

export const privileges = Privileges.parse(rows);

/** The privilege statute of a state, where somebody has read it in its source; undefined where nobody has. */
export const privilegeStatute = (jurisdiction: Jurisdiction | null | undefined): string | undefined =>
  privileges.find(({ state, verified }) => state === jurisdiction && verified === 'read')?.statute ?? undefined;
