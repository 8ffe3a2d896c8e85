import { plusSeconds, Refusal, type Instant, type LetterId, type RequestId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import { fileOf } from './adjudicate-request.ts';
import { letterOf } from './named-letter.ts';
import type { DisclosureStore } from './ports.ts';
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
