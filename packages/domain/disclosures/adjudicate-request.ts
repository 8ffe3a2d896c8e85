import { adjudicate, type Facts } from '@sequester/law';
import {
  CalendarDate,
  DecisionId,
  type IndexedDraft,
  type IndexedNote,
  MemberId,
  type Occasion,
  type PolicyInForce,
  PsychotherapyNoteId,
  type RecordedDecision,
  Refusal,
  type RefusalDetail,
  type RequestFile,
  type RequestId,
} from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { asksForRecords, isOfRecordsAlone } from '../records/lanes.ts';
import type { ChartIndex } from '../records/ports.ts';
import { recordsForLaw } from '../records/record-classes.ts';
import { recordsOnRecord } from '../records/records-file.ts';
import { isOnBehalf } from './authorities-of-chart.ts';
import { decisionAsIfNoNotes } from './decision-as-if-no-notes.ts';
import { lastWithNotes, recordDigest } from './decision.ts';
import { digestOf } from './digest.ts';
import { factsOf, type Known } from './facts.ts';
import { fieldOf } from './field-of.ts';
import { isWithinDays, orderedDays, selectedDrafts } from './ordered-drafts.ts';
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
  records: Pick<RequestRecords, 'policy'> & Partial<Pick<RequestRecords, 'patient'>>;
  /** Without it, the records count that the last decision was made on: for those who may not see the chart. */
  chartIndex?: ChartIndex;
}

type Reaching = Pick<RequestFile, 'request' | 'artifacts' | 'approvals'> &
  Partial<Pick<RequestFile, 'decisions' | 'laneDecisions'>>;

/** The records of the chart that a request may reach, as the law is asked about them; undefined where nobody listed any. */
const otherRecordsOf = async (
  { chartIndex }: Pick<Gate, 'chartIndex'>,
  context: PracticeContext,
  { request, decisions = [], laneDecisions = [] }: Reaching,
): Promise<Facts['other_records']> => {
  if (!asksForRecords(request)) return undefined;

  return chartIndex === undefined
    ? recordsOnRecord([...decisions, ...laneDecisions])
    : recordsForLaw(await chartIndex.listed(context, request.patientId), request.requested);
};

/** Drafts that an accepted order of the request reaches; without one nobody asks whether there are any. */
const draftsInReach = async (
  { noteIndex }: Pick<Gate, 'noteIndex'>,
  context: PracticeContext,
  file: Reaching,
): Promise<IndexedDraft[]> => {
  const days = orderedDays(file);
  if (days.length === 0 || noteIndex.drafts === undefined) return [];

  return (await noteIndex.drafts(context, file.request.patientId)).filter(isWithinDays(days));
};

const asIndexed = ({ copy, ...draft }: IndexedDraft): IndexedNote[] =>
  copy === undefined ? [] : [{ ...draft, ...copy, draft: true }];

/** Who may act for the patient, as the chart has it now, where somebody asks or has signed for them; undefined to those who may not see the chart. */
const representativesOf = async ({ records }: Pick<Gate, 'records'>, context: PracticeContext, file: Reaching) => {
  if (!isOnBehalf(file)) return undefined;

  const patient = await records.patient?.(context, file.request.patientId);
  return patient && (patient.representatives ?? []);
};

/** The notes that there are, the drafts that an order reaches, the records of the chart and the practice's policy, at this instant. A copy of a draft counts as a note. Of a request for the ordinary record alone nobody asks whether there are notes. */
export const notesAndPolicy = async (gate: Gate, context: PracticeContext, file: Reaching) => {
  const alone = isOfRecordsAlone(file.request);
  const [sealed, drafts, policy, otherRecords, representatives] = await Promise.all([
    alone ? [] : gate.noteIndex.ofPatient(context, file.request.patientId),
    alone ? [] : draftsInReach(gate, context, file),
    gate.records.policy(context),
    otherRecordsOf(gate, context, file),
    representativesOf(gate, context, file),
  ]);
  const known = [...sealed, ...drafts.flatMap(asIndexed), ...selectedDrafts(file)];
  const notes = [...new Map(known.toReversed().map((note) => [note.noteId, note])).values()].toReversed();
  return { notes, noteDrafts: drafts.filter(({ copy }) => copy === undefined), policy, otherRecords, representatives };
};

/** What the ordinary record of a request is measured by, at this instant: nothing of notes is asked. */
export const recordsAndPolicy = async (gate: Omit<Gate, 'noteIndex'>, context: PracticeContext, file: Reaching) => {
  const [policy, otherRecords, representatives] = await Promise.all([
    gate.records.policy(context),
    otherRecordsOf(gate, context, file),
    representativesOf(gate, context, file),
  ]);
  return { policy, otherRecords, representatives };
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
  disclosures: Pick<DisclosureStore, 'find'>,
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
    const known = await notesAndPolicy(gate, context, file);
    return { file, decided: decide(context, { ...file, ...known }, occasion) };
  };
