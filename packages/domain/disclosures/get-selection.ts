import type { HiddenPlace, SelectedNote } from '@sequester/model';
import {
  Refusal,
  type HiddenChoice,
  type IndexedDraft,
  type IndexedNote,
  type Recipient,
  type RequestId,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { isSamePlace } from '../notes/hidden-places.ts';
import { originatorOf } from '../notes/originator.ts';
import type { TraceStore } from '../traces.ts';
import { demandsNecessity } from './account-for.ts';
import { decide, fileOf, notesAndPolicy, reasonsWithFields, type Gate } from './adjudicate-request.ts';
import { selectionOf } from './ceiling.ts';
import { demandsEachDecided } from './decide-hidden.ts';
import { releases } from './decision.ts';
import type { DisclosureStore } from './ports.ts';
import { ownWithinCeiling } from './selection.ts';

export interface ShownSelection {
  requestId: RequestId;
  recipient: Recipient;
  terms: string[];
  /** How much may leave, and whom the ceiling demands to be taken out. */
  content: string;
  redact: string[];
  minimumNecessary: boolean;
  /** Whether each place with words that cannot be seen has to be decided, or such words stay out unless they are chosen. */
  hiddenWords: 'each-decided' | 'out-unless-chosen';
  notes: (Pick<IndexedNote, 'noteId' | 'sessionDate' | 'version' | 'pages'> &
    Pick<SelectedNote, 'selected' | 'redactions' | 'kept' | 'names' | 'draft'> & {
      /** Where the note has such words, as far as the index knows, and what was decided. */
      hidden?: (HiddenPlace & Partial<Pick<HiddenChoice, 'way'>>)[];
    })[];
  /** Drafts that the ceiling reaches and that have no pages to choose from yet. */
  drafts: Pick<IndexedDraft, 'noteId' | 'sessionDate'>[];
}

/** What an originator may choose from: their own notes within the ceiling, with their pages. Refuses `law-refuses` where nothing may leave. */
export const getSelection =
  ({ disclosures, traces, ...gate }: { disclosures: DisclosureStore; traces: TraceStore } & Gate) =>
  async (context: PracticeContext, { requestId }: { requestId: RequestId }): Promise<ShownSelection> => {
    const originatorId = originatorOf(context);
    const file = await fileOf(disclosures, context, requestId);
    const { patientId, recipient } = file.request;
    const known = await notesAndPolicy(gate, context, file);
    if (![...known.notes, ...known.noteDrafts].some((one) => one.originatorId === originatorId))
      throw new Refusal('approval-not-demanded');

    const decided = decide(context, { ...file, ...known }, 'approval');
    if (!releases(decided.decision)) throw new Refusal('law-refuses', reasonsWithFields(decided));

    const own = ownWithinCeiling(known.notes, decided, originatorId);
    const drafts = ownWithinCeiling(known.noteDrafts, decided, originatorId);
    if (own.length + drafts.length === 0) throw new Refusal('approval-not-demanded');

    await traces.record(
      context,
      auditEvent(context, 'selection.read', { requestId, patientId, count: own.length + drafts.length }),
    );
    const chosen = new Map(selectionOf(file).map((note) => [note.noteId, note]));
    const notes = own.map(({ noteId, sessionDate, version, pages, draft, hidden: places }) => {
      const { selected: at = [], redactions, kept, names, hidden: choices = [] } = chosen.get(noteId) ?? {};
      const hidden = (places ?? choices).map((place) => choices.find((one) => isSamePlace(one, place)) ?? place);
      return { noteId, sessionDate, version, pages, draft, selected: at, redactions, kept, names, hidden };
    });
    const { terms = [], content, redact = [] } = decided.decision.scope;
    return {
      requestId,
      recipient,
      terms,
      content,
      redact,
      minimumNecessary: demandsNecessity(decided.decision),
      hiddenWords: demandsEachDecided(file, decided) ? 'each-decided' : 'out-unless-chosen',
      notes,
      drafts: drafts.map(({ noteId, sessionDate }) => ({ noteId, sessionDate })),
    };
  };
