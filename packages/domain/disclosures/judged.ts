import {
  type IndexedDraft,
  type IndexedNote,
  type RecordedDecision,
  Refusal,
  type RequestFile,
  type RequestId,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { decide, fileOf, notesAndPolicy, reasonsWithFields } from './adjudicate-request.ts';
import { decisionAsIfNoNotes } from './decision-as-if-no-notes.ts';
import { decidedBy } from './decision.ts';
import { unfinished } from './fresh.ts';
import type { DisclosureStore, GrantMaker, NoteIndex, RequestRecords } from './ports.ts';
import { settled } from './settle.ts';

export interface ApprovalStores {
  disclosures: DisclosureStore;
  noteIndex: NoteIndex;
  records: RequestRecords;
}

/** What grants are made and recorded with, in the originator's own session. */
export interface GrantStores extends ApprovalStores {
  grants: GrantMaker;
}

/** A request as it is now, with the law's answer at this instant and the notes that it was given for. */
export interface Judged {
  file: RequestFile;
  notes: IndexedNote[];
  /** Drafts that an order reaches and that have no pages yet. */
  noteDrafts: IndexedDraft[];
  decided: RecordedDecision;
}

/** Puts the law's no on record, where it ends or holds the request, and refuses with its reasons. */
export const refuseByLaw = async (
  disclosures: DisclosureStore,
  context: PracticeContext,
  { file, decided }: { file: RequestFile; decided: RecordedDecision },
): Promise<never> => {
  const change = settled(file, decided);
  const { requestId, patientId } = file.request;
  const subject = {
    requestId,
    patientId,
    outcome: decisionAsIfNoNotes(decided).outcome,
    status: change.after.status,
    ...decidedBy(decided),
  };
  await disclosures.change(unfinished(context), change, { event: auditEvent(context, 'request.refused', subject) });
  throw new Refusal('law-refuses', reasonsWithFields(decided));
};

export const judgedFile = async (
  stores: ApprovalStores,
  context: PracticeContext,
  requestId: RequestId,
): Promise<Judged> => {
  const file = await fileOf(stores.disclosures, context, requestId);
  const known = await notesAndPolicy(stores, context, file);
  return {
    file,
    notes: known.notes,
    noteDrafts: known.noteDrafts,
    decided: decide(context, { ...file, ...known }, 'approval'),
  };
};
