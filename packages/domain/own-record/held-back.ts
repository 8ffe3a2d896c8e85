import type { Language } from '@sequester/law';
import { type AccessHold, type EntryKind, holdGrounds, holdStands, type PatientId } from '@sequester/model';

import type { AccessHoldStore } from '../chart/hold-ports.ts';
import type { PracticeContext } from '../context.ts';
import { denialText } from './denial-text.ts';

/** An entry that a clinician keeps from the patient for a time, as the patient is told of it (45 CFR 164.524(d)). */
export interface HeldBack {
  entryId: string;
  kind: EntryKind['name'];
  /** The day or the instant that it is about. */
  on: string;
  /** The last day. */
  until: string;
  /** Whether another professional has reviewed it already. */
  reviewed: boolean;
  denial: { text: string; citation: string };
}

/** A hold against a representative keeps nothing from the patient (45 CFR 164.524(a)(3)(iii)). */
const keepsFrom = ({ opening }: PracticeContext, { ground }: AccessHold): boolean =>
  ground !== 'asked-by-representative' || opening?.holder !== undefined;

/** The holds that keep entries from whoever is signed in, by entry; of several the one that lasts longest. */
export const heldFrom = async (
  accessHolds: AccessHoldStore,
  context: PracticeContext,
  patientId: PatientId,
): Promise<ReadonlyMap<string, AccessHold>> => {
  const today = context.now.slice(0, 10);
  const standing = (await accessHolds.holds(context, patientId)).filter(
    (hold) => holdStands(hold, today) && keepsFrom(context, hold),
  );
  return new Map(
    standing
      .toSorted((one, other) => one.until.localeCompare(other.until))
      .map((hold): [string, AccessHold] => [hold.entryId, hold]),
  );
};

/** What the patient is told of a hold. */
export const denialOf = ({ ground, until }: AccessHold, language: Language): HeldBack['denial'] => ({
  text: denialText(language, until),
  citation: `${holdGrounds[ground]}, (a)(4), (d)(2)`,
});
