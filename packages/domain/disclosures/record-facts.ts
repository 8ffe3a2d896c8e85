import {
  type DisclosureRequest,
  FactsId,
  type IndexedNote,
  type RecordableFacts,
  type RecordedFacts,
  Refusal,
  type RequestId,
  type Verification,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { withRecords } from '../records/with-records.ts';
import { decide, fileOf, notesAndPolicy, type Gate } from './adjudicate-request.ts';
import { applied } from './apply.ts';
import { demandRecorder } from './fact-recorders.ts';
import { onFresh } from './fresh.ts';
import type { DisclosureStore } from './ports.ts';
import { fieldsOf } from './recorded-facts.ts';
import { settledBy, toldDecision } from './settle.ts';
import { shownRequest, type ShownRequest } from './show-request.ts';

export interface StatedFacts {
  facts: RecordableFacts;
  verification?: Verification | undefined;
}

/** Only who wrote a note can share it (45 CFR 164.502(a)(1)(i)); to decline is open to every therapist, and so says nothing of notes. */
const demandOriginator = (
  { actor }: PracticeContext,
  { context: stated }: RecordableFacts,
  notes: readonly Pick<IndexedNote, 'originatorId'>[],
): void => {
  const shares = stated?.originator_decision === 'share_copy' || stated?.originator_decision === 'share_orally';
  if (shares && !notes.some(({ originatorId }) => originatorId === actor.id)) {
    throw new Refusal('forbidden', [
      {
        path: 'body.facts.context.originator_decision',
        code: 'not-the-originator',
        citation: '45 CFR 164.502(a)(1)(i)',
      },
    ]);
  }
};

/**
 * The facts as they are recorded. Refuses `invalid-request` where nothing is said or an identity is called verified without
 * a word on how (45 CFR 164.514(h)(1)), and `forbidden` where the law leaves the fact to others.
 */
export const newFacts = (
  context: PracticeContext,
  { facts, verification }: StatedFacts,
  {
    request: { requestId, revision, groundAsserted },
    notes,
  }: {
    request: Pick<DisclosureRequest, 'requestId' | 'revision' | 'groundAsserted'>;
    notes: readonly Pick<IndexedNote, 'originatorId'>[];
  },
): RecordedFacts => {
  if (fieldsOf(facts).length === 0) {
    throw new Refusal('invalid-request', [
      { path: 'body.facts', code: 'nothing-recorded', text: 'Say at least one fact.' },
    ]);
  }

  if (facts.requester?.identity_verified === true && verification === undefined) {
    throw new Refusal('invalid-request', [
      {
        path: 'body.verification',
        code: 'how-not-recorded',
        text: 'Say who verified the identity, and how.',
        citation: '45 CFR 164.514(h)(1)(i)',
      },
    ]);
  }

  demandRecorder(context, facts, groundAsserted);
  demandOriginator(context, facts, notes);
  const { practiceId, now } = context;
  const factsId = FactsId.parse(context.newId('facts'));
  return {
    factsId,
    practiceId,
    requestId,
    at: now,
    by: memberOf(context),
    revision,
    facts,
    ...(verification === undefined ? {} : { verification }),
  };
};

/** Adds facts to a request and asks the law again; what was said before stays on record. Refuses facts that contradict others by path and code. */
export const recordFacts =
  ({ disclosures, ...gate }: { disclosures: DisclosureStore } & Gate) =>
  async (context: PracticeContext, input: { requestId: RequestId } & StatedFacts): Promise<ShownRequest> => {
    const { requestId } = input;
    return onFresh(async () => {
      const file = await fileOf(disclosures, context, requestId);
      const { patientId } = file.request;
      const known = await notesAndPolicy(gate, context, file);
      const facts = newFacts(context, input, { request: file.request, notes: known.notes });
      const asked = { ...file, ...known, facts: [...file.facts, facts] };
      const decided = decide(context, asked, 'facts');
      const change = { ...withRecords(context, asked, 'facts', settledBy(context, file, decided)), facts };
      const subject = {
        requestId,
        patientId,
        factsId: facts.factsId,
        fields: fieldsOf(facts.facts),
        ...toldDecision(change),
      };
      const answer = shownRequest(applied(file, change), context);
      await disclosures.change(context, change, {
        event: auditEvent(context, 'request.facts-recorded', subject),
        answer,
      });
      return answer;
    });
  };
