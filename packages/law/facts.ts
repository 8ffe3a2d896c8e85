import * as z from 'zod';

import { Artifact } from './artifacts/artifact.ts';
import { Context } from './context.ts';
import { impossible, impossibleWords } from './impossible.ts';
import { Jurisdiction } from './jurisdiction.ts';
import { GroundAsserted, Holder, Patient, Requester } from './parties.ts';
import { Note, OtherRecord, Requested } from './records.ts';
import { withoutRetired } from './retired.ts';
import { Instant, Words, known } from './values.ts';

/** Whether something leaves the practice or is used inside it: 45 CFR 160.103. */
export const Action = known(z.enum(['disclose', 'use']));

const shape = z.strictObject({
  as_of: Instant,
  jurisdiction: known(Jurisdiction),
  holder: Holder,
  patient: Patient,
  requester: Requester,
  action: Action,
  ground_asserted: known(GroundAsserted),
  requested: Requested,
  notes: z.array(Note),
  other_records: known(z.array(OtherRecord)),
  artifacts: z.array(Artifact),
  context: Context,
  /** What was recorded, cannot be true, and was left out of a warning or a mandated report, by path. */
  left_out: known(z.array(Words)),
  /** Fields of the earlier vocabulary that were there and are read no more, by path. */
  not_read: known(z.array(Words)),
});

/** The facts of one instant. Absent is unknown; an unknown field or an impossible fact is refused with its path. Earlier facts still parse. */
export const Facts = z.preprocess(
  withoutRetired,
  shape.superRefine((facts, context) => {
    for (const { path, code } of impossible(facts))
      context.addIssue({ code: 'custom', path, message: code, params: { code, text: impossibleWords[code] } });
  }),
);
export type Facts = z.infer<typeof Facts>;
