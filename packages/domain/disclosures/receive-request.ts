import { Jurisdiction, type GroundAsserted } from '@sequester/law';
import {
  DecisionId,
  type DisclosureRequest,
  type PatientId,
  type Recipient,
  Refusal,
  type RequestedRecords,
  type RequestFile,
  type Requester,
  RequestId,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { isOwnAccess } from '../records/lanes.ts';
import { withRecords } from '../records/with-records.ts';
import { decide, type Gate, notesAndPolicy } from './adjudicate-request.ts';
import { applied, emptyFile } from './apply.ts';
import { decisionAsIfNoNotes } from './decision-as-if-no-notes.ts';
import { decidedBy } from './decision.ts';
import { demandRequesterRecorder } from './fact-recorders.ts';
import type { DisclosureStore, RequestRecords } from './ports.ts';
import { newFacts, type StatedFacts } from './record-facts.ts';
import { demandSafetyRole } from './safety-grounds.ts';
import { settled } from './settle.ts';
import { shownRequest, type ShownRequest } from './show-request.ts';

interface Stores extends Omit<Gate, 'records'> {
  disclosures: DisclosureStore;
  records: RequestRecords;
}

interface Input {
  patientId: PatientId;
  requester: Requester;
  /** Who is to receive, where that is not the requester. */
  recipient?: Recipient | undefined;
  groundAsserted: GroundAsserted;
  requested: RequestedRecords;
  purpose: string;
  /** The practice's own where none is named. */
  jurisdiction?: Jurisdiction | undefined;
  /** What is known on arrival, and who verified the identity. */
  stated?: StatedFacts | undefined;
}

/** Who receives a request: a member, or a patient in their own account, who asks for their own record and nothing else. */
const receiverOf = (context: PracticeContext, input: Input): DisclosureRequest['receivedBy'] => {
  const { actor } = context;
  if (actor.kind !== 'patient') return memberOf(context);

  const isOwn = isOwnAccess(input) && actor.id === input.patientId && input.recipient === undefined;
  if (!isOwn || input.requested.classes.includes('psychotherapy_notes')) throw new Refusal('forbidden');

  return actor.id;
};

const arrived = async ({ records }: Stores, context: PracticeContext, input: Input): Promise<DisclosureRequest> => {
  const receivedBy = receiverOf(context, input);
  const [patient, practice] = await Promise.all([records.patient(context, input.patientId), records.practice(context)]);
  if (patient === undefined) throw new Refusal('not-found');

  const { stated: _, ...asked } = input;
  const { name, organisation, email, telephone } = input.requester;
  return {
    ...asked,
    jurisdiction: input.jurisdiction ?? Jurisdiction.parse(practice.state),
    recipient: input.recipient ?? {
      name,
      email,
      ...(organisation === undefined ? {} : { organisation }),
      ...(telephone === undefined ? {} : { telephone }),
    },
    requestId: RequestId.parse(context.newId('request')),
    practiceId: context.practiceId,
    practiceName: practice.name,
    ...(practice.timeZone === undefined ? {} : { timeZone: practice.timeZone }),
    part2Program: practice.part2Program,
    ...(practice.licence === undefined ? {} : { licence: practice.licence }),
    ...(practice.privacyContact === undefined ? {} : { privacyContact: practice.privacyContact }),
    patient,
    receivedAt: context.now,
    receivedBy,
    status: 'received',
    statusAt: context.now,
    revision: 0,
    round: 0,
    decisionId: DecisionId.parse(context.newId('decision')),
  };
};

/**
 * Records a request as it came and asks the law at once. Refuses `not-found` where the practice has no such patient, and
 * `forbidden` where a warning or a mandated report is received by one who may not make it. It answers as `shown` has the request.
 */
export const receivedAs =
  <Answer>(shown: (file: RequestFile, context: PracticeContext) => Answer) =>
  (stores: Stores) =>
  async (context: PracticeContext, input: Input): Promise<Answer> => {
    demandSafetyRole(context, input.groundAsserted, 'body.groundAsserted');
    demandRequesterRecorder(context, input.requester);
    const received = await arrived(stores, context, input);
    const known = await notesAndPolicy(stores, context, emptyFile(received));
    const facts =
      input.stated === undefined ? [] : [newFacts(context, input.stated, { request: received, notes: known.notes })];
    const before = { ...emptyFile(received), facts };
    const asked = { ...before, ...known };
    const decision = decide(context, asked, 'intake');
    const { outcome } = decisionAsIfNoNotes(decision);
    const change = withRecords(context, asked, 'intake', settled(before, decision));
    const { after: request, lanes, laneDecision, jobs } = change;
    const file = applied(before, change);
    const { requestId, patientId, groundAsserted, status } = request;
    const answer = shown(file, context);
    const subject = { requestId, patientId, groundAsserted, outcome, status, ...decidedBy(decision) };
    const [said] = facts;
    await stores.disclosures.receive(
      context,
      {
        request,
        decision,
        ...(said === undefined ? {} : { facts: said }),
        ...(lanes === undefined ? {} : { lanes }),
        ...(laneDecision === undefined ? {} : { laneDecision }),
        ...(jobs === undefined ? {} : { jobs }),
      },
      { event: auditEvent(context, 'request.received', subject), answer },
    );
    return answer;
  };

export const receiveRequest = receivedAs<ShownRequest>(shownRequest);
