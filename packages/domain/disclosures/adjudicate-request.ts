import { adjudicate } from '@sequester/law';
import {
  CalendarDate,
  DecisionId,
  MemberId,
  type Occasion,
  type PatientId,
  type PolicyInForce,
  PsychotherapyNoteId,
  type RecordedDecision,
  Refusal,
  type RefusalDetail,
  type RequestFile,
  type RequestId,
} from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { decisionAsIfNoNotes } from './decision-as-if-no-notes.ts';
import { lastWithNotes, recordDigest } from './decision.ts';
import { digestOf } from './digest.ts';
import { factsOf, type Known } from './facts.ts';
import { fieldOf } from './field-of.ts';
import type { DisclosureStore, NoteIndex, RequestRecords } from './ports.ts';

type NoteOnRecord = Known['notes'][number];

/** The notes that the last decision was made on, with what was said of them then: for those who may not see the index. */
export const notesOnRecord = ({ decisions }: Pick<RequestFile, 'decisions'>): NoteOnRecord[] =>
  (lastWithNotes({ decisions })?.facts.notes ?? []).map(({ id, date, originator, ...facts }) => ({
    noteId: PsychotherapyNoteId.parse(id),
    originatorId: MemberId.parse(originator),
    sessionDate: CalendarDate.parse(date),
    facts,
  }));

/** Where a gate reads the notes and the policy that it asks the law about, beside the request itself. */
export interface Gate {
  noteIndex: NoteIndex;
  records: Pick<RequestRecords, 'policy'>;
}

/** The notes that there are, and the practice's policy, at this instant. */
export const notesAndPolicy = async ({ noteIndex, records }: Gate, context: PracticeContext, patientId: PatientId) => {
  const [notes, policy] = await Promise.all([noteIndex.ofPatient(context, patientId), records.policy(context)]);
  return { notes, policy };
};

type Asked = Known & { policy: PolicyInForce };

/** Asks the law on the facts of this instant. The answer is what is to be recorded; nothing is written here. */
export const decide = (context: PracticeContext, known: Asked, occasion: Occasion): RecordedDecision => {
  const { request, policy } = known;
  const facts = factsOf(known, context.now);
  const decisionId = DecisionId.parse(context.newId('decision'));
  const answer = { facts, policy, decision: adjudicate(facts, policy.tightenings), nonce: context.newId('decision') };
  return {
    decisionId,
    practiceId: request.practiceId,
    requestId: request.requestId,
    at: context.now,
    occasion,
    ...answer,
    factsSha256: digestOf(facts),
    recordSha256: recordDigest(answer),
  };
};

/** The reasons of a decision that lets nothing leave, as details of a refusal. They name no note. */
export const reasonsOf = (recorded: RecordedDecision): RefusalDetail[] =>
  decisionAsIfNoNotes(recorded).reasons.map(({ code, text, citation }) => ({ path: 'law', code, text, citation }));

/** The same for a member of the practice: each with the fact or paper that it turns on, by its path. */
export const reasonsWithFields = (recorded: RecordedDecision): RefusalDetail[] =>
  decisionAsIfNoNotes(recorded).reasons.map(({ code, text, citation, because }) => ({
    path: `law.${fieldOf(because, recorded.facts)}`,
    code,
    text,
    citation,
  }));

/** Finds the request within the practice. Another practice's id is not found, like one that never was. */
export const fileOf = async (
  disclosures: DisclosureStore,
  context: PracticeContext,
  requestId: RequestId,
): Promise<RequestFile> => {
  const file = await disclosures.find(context, requestId);
  if (file === undefined) throw new Refusal('not-found');

  return file;
};

/**
 * The law's answer at this instant to a request as it stands. Refuses `not-found`.
 */
export const adjudicateRequest =
  ({ disclosures, ...gate }: { disclosures: DisclosureStore } & Gate) =>
  async (
    context: PracticeContext,
    requestId: RequestId,
    occasion: Occasion,
  ): Promise<{ file: RequestFile; decided: RecordedDecision }> => {
    const file = await fileOf(disclosures, context, requestId);
    const known = await notesAndPolicy(gate, context, file.request.patientId);
    return { file, decided: decide(context, { ...file, ...known }, occasion) };
  };
