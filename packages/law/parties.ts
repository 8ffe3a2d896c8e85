import * as z from 'zod';

import { Authority } from './artifacts/authority.ts';
import { Jurisdiction } from './jurisdiction.ts';
import { isTimeZone } from './time-zone.ts';
import { Checked, Identifier, Words, known } from './values.ts';
import { groundsAsserted } from './vocabulary/grounds-asserted.ts';
import { holderKinds } from './vocabulary/holder-kinds.ts';
import { requesterTypes } from './vocabulary/requester-types.ts';

export const GroundAsserted = z.enum(groundsAsserted);
export type GroundAsserted = z.infer<typeof GroundAsserted>;

export const RequesterType = z.enum(requesterTypes);
export type RequesterType = z.infer<typeof RequesterType>;

export const Requester = z.strictObject({
  id: Identifier,
  type: known(RequesterType),
  identity_verified: Checked,
  for: known(Words),
  agency: known(Words),
  setting: known(Words),
  authorities: known(z.array(Authority)),
  baa: Checked,
  covered_entity: Checked,
});

export const Holder = z.strictObject({
  id: Identifier,
  kind: known(z.enum(holderKinds)),
  licensed_by: known(Words),
  part2_program: Checked,
  time_zone: known(
    z
      .string()
      .max(100)
      .refine(isTimeZone, {
        error: 'unknown-time-zone',
        params: {
          code: 'unknown-time-zone',
          text: 'Name a time zone of the IANA database, such as America/Los_Angeles.',
        },
      }),
  ),
});

export const Patient = z.strictObject({
  id: Identifier,
  /** Where the patient is treated from another state (telehealth): its law governs beside that of the practice. */
  state: known(Jurisdiction),
  age: known(z.number().int().min(0).max(130)),
  living: Checked,
  objects: Checked,
  removed_from_custody: Checked,
  self_consented: Checked,
  years_since_death: known(z.number().min(0).max(1000)),
});
export type Patient = z.infer<typeof Patient>;
