import { Refusal, type RequestId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { withRecords } from '../records/with-records.ts';
import { decide, fileOf, notesAndPolicy, type Gate } from './adjudicate-request.ts';
import { applied } from './apply.ts';
import { onFresh } from './fresh.ts';
import type { DisclosureStore } from './ports.ts';
import { settledBy, toldDecision } from './settle.ts';
import { shownFile, type ShownFile } from './show-request.ts';

/**
 * A privacy officer finds that whoever asks for themself is the patient, whatever name they wrote, and says how they know; the law is asked
 * again. Refuses `recorded-already` where one did so before.
 */
export const confirmIdentity =
  ({ disclosures, ...gate }: { disclosures: DisclosureStore } & Gate) =>
  (context: PracticeContext, { requestId, how }: { requestId: RequestId; how: string }): Promise<ShownFile> =>
    onFresh(async () => {
      const by = memberOf(context);
      const found = await fileOf(disclosures, context, requestId);
      const { patientId, requester, identity } = found.request;
      if (identity !== undefined) throw new Refusal('recorded-already');

      if (requester.type !== 'individual') {
        throw new Refusal('invalid-request', [
          {
            path: 'requester',
            code: 'not-individual',
            text: 'This request is not made by a patient for themself.',
          },
        ]);
      }

      const file = { ...found, request: { ...found.request, identity: { by, at: context.now, how } } };
      const known = await notesAndPolicy(gate, context, file);
      const asked = { ...file, ...known };
      const change = withRecords(context, asked, 'facts', settledBy(context, file, decide(context, asked, 'facts')));
      const subject = { requestId, patientId, ...toldDecision(change) };
      const answer = shownFile(applied(file, change), context);
      await disclosures.change(context, change, {
        event: auditEvent(context, 'request.identity-confirmed', subject),
        answer,
      });
      return answer;
    });
