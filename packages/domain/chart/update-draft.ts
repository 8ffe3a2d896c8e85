import type { EntryIds, Signed, SignedEntry } from '@sequester/model';
import type * as z from 'zod';

import type { PracticeContext } from '../context.ts';
import { changeDraft, isHeld, refuseStale, type DraftStores } from './conflict.ts';
import { fieldsOf } from './draft-fields.ts';
import { saved } from './editing-spell.ts';
import { namedEntry, subjectOf } from './named-entry.ts';
import { ownDraft } from './own-draft.ts';
import { demandPastEntry } from './past-dates.ts';

/** Whether a draft holds what was sent: a save whose answer was lost is sent again. */
const holds = (kind: { input: z.ZodObject }, draft: object, sent: object): boolean =>
  [draft, sent]
    .map((one) => JSON.stringify(kind.input.parse(fieldsOf(kind, one, 'written'))))
    .every((one, _, [first]) => one === first);

/**
 * Replaces one's own draft with what is sent, at the revision that was read; under a legal hold its version before is kept. Refuses `stale` with the draft as it stands, but
 * answers the same save, sent again, as it was answered.
 */
export const updateDraft =
  <Input extends z.ZodObject, Entry extends SignedEntry, Ids extends EntryIds>(kind: Signed<Input, Entry, Ids>) =>
  (stores: DraftStores) =>
  async (
    context: PracticeContext,
    input: z.output<Ids> & z.output<Input> & { revision: number },
  ): Promise<z.output<Entry>> => {
    const name = namedEntry(kind, input);
    const [before, held] = await Promise.all([
      ownDraft(stores.charts, context, name),
      isHeld(stores, context, name.patientId),
    ]);
    if (before.revision === input.revision + 1 && holds(kind, before, input)) return before;

    if (before.revision !== input.revision) return refuseStale(stores, context, name);

    demandPastEntry(context, kind, input);
    const revision = before.revision + 1;
    const act = { action: kind.acts.update.event, subject: { ...subjectOf(name), revision } };
    const { fields, trace } = saved(context, before, act);
    const after = kind.entry.parse({
      ...fieldsOf(kind, before, 'other'),
      ...fieldsOf(kind, input, 'written'),
      ...fields,
      revision,
    });
    await changeDraft(stores, context, { name, before, after, keepsBefore: held, unlessHeld: !held }, trace);
    return after;
  };
