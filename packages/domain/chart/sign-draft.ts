import {
  type EntryIds,
  type Instant,
  MemberId,
  type Patient,
  Refusal,
  type Signed,
  type SignedEntry,
  type SignedKind,
  textAt,
} from '@sequester/model';
import type * as z from 'zod';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { ColleagueStore } from '../practice/ports.ts';
import { signedBy } from './awaited.ts';
import { changeDraft, refuseStale, type DraftStores } from './conflict.ts';
import { fieldsOf } from './draft-fields.ts';
import { dateFaults } from './entry-dates.ts';
import { demandFound } from './found.ts';
import { demandWhole } from './incomplete.ts';
import { namedEntry, subjectOf } from './named-entry.ts';
import { ownDraft } from './own-draft.ts';

type Stores = DraftStores & { colleagues: ColleagueStore };

const dayMilliseconds = 86_400_000;

/** An entry that is signed more days than the practice allows after what it is about is marked as late. */
const lateness = (
  { lateAfter }: Pick<SignedKind, 'lateAfter'>,
  entry: object,
  { now, lateAfterDays }: { now: Instant; lateAfterDays: number },
) => {
  const about = lateAfter === undefined ? undefined : textAt(entry, lateAfter);
  const days = about === undefined ? 0 : (Date.parse(now) - Date.parse(about)) / dayMilliseconds;
  return days > lateAfterDays ? { lateEntry: { daysAfter: Math.floor(days), lateAfterDays } } : {};
};

/** Refuses to sign what has dates that cannot be right, by the names that its parts have. */
const demandDates = (
  kind: Pick<SignedKind, 'past' | 'notBeforeBirth' | 'inLife' | 'titles'>,
  whole: object,
  about: { patient: Patient; now: Instant },
): void => {
  const faults = dateFaults(kind, whole, about).map(({ path, code, text }) => ({
    path: `entry.${path}`,
    code,
    text: `“${kind.titles[path] ?? path}”: ${text}`,
  }));
  if (faults.length > 0) throw new Refusal('draft-incomplete', faults);
};

/**
 * Signs one's own draft as it was read: from then on it stands as it is. Whoever is supervised at that instant needs the
 * co-signature. Refuses `draft-incomplete` with what is missing.
 */
export const signDraft =
  <Entry extends SignedEntry, Ids extends EntryIds>(kind: Signed<z.ZodObject, Entry, Ids>) =>
  (stores: Stores) =>
  async (context: PracticeContext, input: z.output<Ids> & { revision: number }): Promise<z.output<Entry>> => {
    const name = namedEntry(kind, input);
    const [before, patient, supervisions, { lateAfterDays }] = await Promise.all([
      ownDraft(stores.charts, context, name),
      stores.charts.patient(context, name.patientId),
      stores.colleagues.supervisions(context, MemberId.parse(context.actor.id)),
      stores.colleagues.rules(context),
    ]);
    if (before.revision !== input.revision) return refuseStale(stores, context, name);

    const whole = demandWhole(kind, before);
    demandDates(kind, whole, { patient: demandFound(patient), now: context.now });
    const revision = before.revision + 1;
    const { editing: _, ...draft } = before;
    const after = kind.entry.parse({
      ...fieldsOf(kind, draft, 'other'),
      ...whole,
      ...lateness(kind, whole, { now: context.now, lateAfterDays }),
      ...signedBy(context, before, { authorId: before.authorId, supervisions }),
      signedAt: context.now,
      revision,
    });
    const event = auditEvent(context, kind.acts.sign.event, { ...subjectOf(name), revision });
    await changeDraft(stores, context, { name, before, after }, { event, answer: after });
    return after;
  };
