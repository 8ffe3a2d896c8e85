import { Refusal, type Change, type Dispatch, type Instant, type LetterId, type RequestId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { fileOf } from './adjudicate-request.ts';
import { applied } from './apply.ts';
import { onFresh } from './fresh.ts';
import { letterOf } from './named-letter.ts';
import type { DisclosureStore } from './ports.ts';
import { atNextRevision } from './settle.ts';
import { shownFile, type ShownFile } from './show-request.ts';

interface Named {
  requestId: RequestId;
  letterId: LetterId;
}

const sameDispatch = (a: Dispatch, b: Pick<Dispatch, 'how' | 'to' | 'sentAt'>): boolean =>
  a.how === b.how && a.to === b.to && a.sentAt === b.sentAt;

/** Puts on record that a letter went out, by which the request is answered as by a release; a notice to the patient answers nobody. The same dispatch told twice is one. */
export const sendLetter =
  ({ disclosures }: { disclosures: DisclosureStore }) =>
  async (
    context: PracticeContext,
    input: Named & Pick<Dispatch, 'how' | 'to'> & { sentAt?: Instant | undefined },
  ): Promise<ShownFile> => {
    const by = memberOf(context);
    const { requestId, letterId, how, to } = input;
    const sentAt = input.sentAt !== undefined && input.sentAt < context.now ? input.sentAt : context.now;
    return onFresh(async () => {
      const file = await fileOf(disclosures, context, requestId);
      const { kind, dispatches, at } = letterOf(file, letterId);
      if (sentAt < at) {
        throw new Refusal('invalid-request', [
          {
            path: 'body.sentAt',
            code: 'before-the-letter',
            text: `The letter was written at ${at}. Name an instant after it.`,
          },
        ]);
      }

      if (dispatches.some((one) => sameDispatch(one, { how, to, sentAt }))) return shownFile(file, context);

      const { request } = file;
      const dispatch: Dispatch = { how, to, sentAt, at: context.now, by };
      const change: Change = {
        from: [request.status],
        before: request,
        after: {
          ...atNextRevision(request),
          ...(kind === 'notice-to-patient' ? {} : { answeredAt: request.answeredAt ?? context.now }),
        },
        dispatch: { letterId, dispatch },
      };
      const answer = shownFile(applied(file, change), context);
      const event = auditEvent(context, 'letter.sent', {
        requestId,
        patientId: request.patientId,
        letterId,
        how,
        sentAt,
      });
      await disclosures.change(context, change, { event, answer });
      return answer;
    });
  };
