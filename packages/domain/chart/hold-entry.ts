import {
  type AccessHold,
  AccessHoldId,
  entryKinds,
  type NewAccessHold,
  type PatientId,
  plusSeconds,
  Refusal,
  textAt,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { AccessHoldStore } from './hold-ports.ts';
import type { ChartStore, EntryName } from './ports.ts';
import { shownHold, type ShownHold } from './shown-hold.ts';
import { writerOf } from './writer.ts';

interface Stores {
  charts: ChartStore;
  accessHolds: AccessHoldStore;
}

/** The longest hold, in days: after it the clinician judges anew. */
const mostDays = 365;
const daySeconds = 86_400;

const demandLastDay = ({ now }: PracticeContext, until: string): void => {
  const last = plusSeconds(now, mostDays * daySeconds).slice(0, 10);
  // Days begin last at UTC-12.
  const today = plusSeconds(now, -daySeconds / 2).slice(0, 10);
  if (until >= today && until <= last) return;

  throw new Refusal('invalid-request', [
    until < today
      ? { path: 'body.until', code: 'over-already', text: 'This day is over. Name the last day of the hold.' }
      : {
          path: 'body.until',
          code: 'too-long',
          text: 'A hold lasts a year at most. Name an earlier day, and judge anew then.',
        },
  ]);
};

/**
 * Holds an entry back before the patient sees it, on the professional judgment of the clinician who acts. Refuses `not-found`
 * for what is not in the patient's record: a draft is seen by no patient.
 */
export const holdEntry =
  ({ charts, accessHolds }: Stores) =>
  async (
    context: PracticeContext,
    { patientId, ...input }: NewAccessHold & { patientId: PatientId },
  ): Promise<ShownHold> => {
    const by = writerOf(context, { writers: ['provider'] });
    demandLastDay(context, input.until);
    const kind = entryKinds.find(({ id }) => id.safeParse(input.entryId).success);
    if (kind === undefined) throw new Refusal('not-found');

    const name: EntryName = { kind, patientId, id: input.entryId };
    const entry = await charts.entry(context, name);
    if (entry === undefined || ['draft', 'deleted', 'taken-out'].includes(textAt(entry, 'state') ?? 'recorded'))
      throw new Refusal('not-found');

    const { practiceId, now } = context;
    const accessHoldId = AccessHoldId.parse(context.newId('accessHold'));
    const hold: AccessHold = { ...input, accessHoldId, practiceId, patientId, held: { by, at: now }, revision: 1 };
    const { entryId, until } = input;
    const event = auditEvent(context, 'access-hold.placed', { patientId, accessHoldId, entryId, until });
    const shown = shownHold(hold, context);
    await accessHolds.add(context, hold, { event, answer: shown });
    return shown;
  };
