import { plusSeconds, Refusal, type Instant, type OfferId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import type { PaperDoor } from '../disclosures/open-letter.ts';
import type { TraceStore } from '../traces.ts';
import { ownOffer } from './own-authorization.ts';
import type { OfferStore } from './ports.ts';

/** A signed URL of a copy lives this long. */
export const copySeconds = 60;

/** The patient's copy as a PDF, by a short-lived URL (45 CFR 164.508(c)(4)). Refuses `copy-not-ready` in the moments after signing. */
export const openOwnAuthorization =
  ({ offers, traces, paperDoor }: { offers: OfferStore; traces: TraceStore; paperDoor: PaperDoor }) =>
  async (
    context: PracticeContext,
    { offerId }: { offerId: OfferId },
  ): Promise<{ url: string; sha256: string; expiresAt: Instant }> => {
    const { offer, form } = await ownOffer(offers, context, offerId);
    if (form === undefined) throw new Refusal('copy-not-ready');

    await traces.record(context, auditEvent(context, 'authorization.read', { offerId, patientId: offer.patientId }));
    const url = await paperDoor.signed({
      objectKey: form.objectKey,
      filename: `authorization-${offerId.slice(-8)}.pdf`,
      seconds: copySeconds,
    });
    return { url, sha256: form.sha256, expiresAt: plusSeconds(context.now, copySeconds) };
  };
