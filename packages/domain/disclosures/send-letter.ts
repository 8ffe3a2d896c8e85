import {
  type Change,
  type Dispatch,
  type Instant,
  type LetterId,
  plusSeconds,
  type RecordedLetter,
  Refusal,
  type RequestFile,
  type RequestId,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import type { TraceStore } from '../traces.ts';
import { fileOf } from './adjudicate-request.ts';
import { applied } from './apply.ts';
import { onFresh } from './fresh.ts';
import type { DisclosureStore } from './ports.ts';
import { touched } from './settle.ts';
import { shownFile, type ShownFile } from './show-request.ts';
import { mayLearn } from './who-may-know.ts';

interface Named {
  requestId: RequestId;
  letterId: LetterId;
}

/** A signed URL that gives a letter lives this long. */
export const letterSeconds = 60;

/** Gives papers that were kept. */
export interface PaperDoor {
  /** A URL of one paper, as an attachment under a name that says nothing about anybody. */
  signed(paper: { objectKey: string; filename: string; seconds: number }): Promise<string>;
}

const letterOf = ({ letters }: RequestFile, letterId: LetterId): RecordedLetter => {
  const found = letters.find((one) => one.letterId === letterId);
  if (found === undefined) throw new Refusal('not-found');

  return found;
};

/** A short-lived URL of a letter's PDF, for a privacy officer and originators of notes of the patient. The read is on record before it is given. */
export const openLetter =
  ({ disclosures, traces, paperDoor }: { disclosures: DisclosureStore; traces: TraceStore; paperDoor: PaperDoor }) =>
  async (
    context: PracticeContext,
    { requestId, letterId }: Named,
  ): Promise<{ url: string; sha256: string; expiresAt: Instant }> => {
    const file = await fileOf(disclosures, context, requestId);
    if (!mayLearn('letter', context, file)) throw new Refusal('not-found');

    const { pdf } = letterOf(file, letterId);
    await traces.record(
      context,
      auditEvent(context, 'letter.read', { requestId, patientId: file.request.patientId, letterId }),
    );
    const url = await paperDoor.signed({
      objectKey: pdf.objectKey,
      filename: `letter-${letterId.slice(-8)}.pdf`,
      seconds: letterSeconds,
    });
    return { url, sha256: pdf.sha256, expiresAt: plusSeconds(context.now, letterSeconds) };
  };

const same = (a: Dispatch, b: Pick<Dispatch, 'how' | 'to' | 'sentAt'>): boolean =>
  a.how === b.how && a.to === b.to && a.sentAt === b.sentAt;

/** Puts on record that a letter went out, by which the request is answered as by a release. The same dispatch told twice is one. */
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
      const { dispatches, at } = letterOf(file, letterId);
      if (sentAt < at) {
        throw new Refusal('invalid-request', [
          {
            path: 'body.sentAt',
            code: 'before-the-letter',
            text: `The letter was written at ${at}. Name an instant after it.`,
          },
        ]);
      }

      if (dispatches.some((one) => same(one, { how, to, sentAt }))) return shownFile(file, context);

      const { request } = file;
      const dispatch: Dispatch = { how, to, sentAt, at: context.now, by };
      const change: Change = {
        from: [request.status],
        before: request,
        after: { ...touched(request), answeredAt: request.answeredAt ?? context.now },
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
