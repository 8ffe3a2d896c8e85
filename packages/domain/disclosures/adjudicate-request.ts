import { createHash } from 'node:crypto';
import { adjudicate } from '@sequester/law';
import type { Context } from '../context.ts';
import { DecisionId, MemberId, PsychotherapyNoteId, type RequestId } from '../ids.ts';
import { CalendarDate } from '../instant.ts';
import { Refusal, type RefusalDetail } from '../refusal.ts';
import type { IndexedNote, Occasion, RecordedDecision } from './decision.ts';
import { factsOf } from './facts.ts';
import type { DisclosureStore, NoteIndex, RequestFile } from './ports.ts';
import { spokenDecision } from './spoken-decision.ts';

type NoteOnRecord = Pick<IndexedNote, 'noteId' | 'originatorId' | 'sessionDate'>;

/** The notes that the last decision was made on: for those who may not see the index. */
export const notesOnRecord = ({ decisions }: Pick<RequestFile, 'decisions'>): NoteOnRecord[] =>
  (decisions.at(-1)?.facts.notes ?? []).map(({ id, date, originator }) => ({
    noteId: PsychotherapyNoteId.parse(id),
    originatorId: MemberId.parse(originator),
    sessionDate: CalendarDate.parse(date),
  }));

/** Asks the law on the facts of this instant. The answer is what is to be recorded; nothing is written here. */
export const decide = (
  context: Context,
  { request, artifacts, notes }: Pick<RequestFile, 'request' | 'artifacts'> & { notes: readonly NoteOnRecord[] },
  occasion: Occasion,
): RecordedDecision => {
  const facts = factsOf({ request, artifacts, notes, now: context.now });
  return {
    decisionId: DecisionId.parse(context.newId('decision')),
    practiceId: request.practiceId,
    requestId: request.requestId,
    at: context.now,
    occasion,
    decision: adjudicate(facts),
    facts,
    factsSha256: createHash('sha256').update(JSON.stringify(facts)).digest('hex'),
  };
};

/** The reasons of a decision that lets nothing leave, as details of a refusal. They name no note. */
export const reasonsOf = (recorded: RecordedDecision): RefusalDetail[] =>
  spokenDecision(recorded).reasons.map(({ code, text, citation }) => ({ path: 'law', code, text, citation }));

/** Finds the request within the practice. Another practice's id is not found, like one that never was. */
export const fileOf = async (disclosures: DisclosureStore, context: Context, requestId: RequestId): Promise<RequestFile> => {
  const file = await disclosures.find(context, requestId);
  if (file === undefined) {
    throw new Refusal('not-found');
  }
  return file;
};

/**
 * The law's answer at this instant to a request as it stands: with the index of notes where it is given, with the notes
 * on record where the caller may not see the index. Refuses `not-found`.
 */
export const adjudicateRequest =
  ({ disclosures, noteIndex }: { disclosures: DisclosureStore; noteIndex?: NoteIndex }) =>
  async (context: Context, requestId: RequestId, occasion: Occasion): Promise<{ file: RequestFile; decided: RecordedDecision }> => {
    const file = await fileOf(disclosures, context, requestId);
    const notes = noteIndex === undefined ? notesOnRecord(file) : await noteIndex.ofPatient(context, file.request.patientId);
    return { file, decided: decide(context, { ...file, notes }, occasion) };
  };
