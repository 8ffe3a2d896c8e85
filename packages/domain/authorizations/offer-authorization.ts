import { dayIn } from '@sequester/law';
import {
  type AuthorizationOffer,
  type OfferedTerms,
  OfferId,
  Refusal,
  type RequestFile,
  type RequestId,
  writtenName,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { fileOf } from '../disclosures/adjudicate-request.ts';
import { digestOf } from '../disclosures/digest.ts';
import type { DisclosureStore } from '../disclosures/ports.ts';
import { demandOpen } from '../disclosures/settle.ts';
import { decidingStates } from '../disclosures/transitions.ts';
import { seesWhole } from '../disclosures/who-may-know.ts';
import { memberOf } from '../member-of.ts';
import { ageOn } from '../plausible-date.ts';
import { composeText, formVersion } from './compose-text.ts';
import type { OfferStore } from './ports.ts';

/** At this age a person signs for themselves; before it, a personal representative does (45 CFR 164.502(g)(3)). */
const adultFrom = 18;

/** Refuses a form that this one is not: for a minor, for the dead, for a program under 42 CFR Part 2. Those are signed on paper. */
const demandOwnSignature = ({ request }: RequestFile, { now }: PracticeContext): void => {
  const { patient, timeZone } = request;
  const reasons = [
    ...(patient.living ? [] : ['dead']),
    ...((ageOn(patient.birthDate, dayIn(now, timeZone)) ?? 0) >= adultFrom ? [] : ['not-known-to-be-adult']),
    ...(request.part2Program ? ['part2-consent-differs'] : []),
  ];
  if (reasons.length > 0) {
    throw new Refusal(
      'not-signed-here',
      reasons.map((code) => ({ path: 'patient', code })),
    );
  }
};

/** Before anything was approved; to who may not know where the request stands, until it was withdrawn. */
const demandUndecided = (file: RequestFile, context: PracticeContext): void => {
  const { status } = file.request;
  if (seesWhole(context, file) && !decidingStates.includes(status))
    throw new Refusal('request-state', [{ path: 'status', code: status }]);

  demandOpen(context, file);
};

/** Puts an authorization for the notes of a request before the patient: its exact text, by which it is signed or not at all. */
export const offerAuthorization =
  ({ disclosures, offers }: { disclosures: DisclosureStore; offers: OfferStore }) =>
  async (
    context: PracticeContext,
    { requestId, ...terms }: { requestId: RequestId } & OfferedTerms,
  ): Promise<AuthorizationOffer> => {
    const offeredBy = memberOf(context);
    const file = await fileOf(disclosures, context, requestId);
    const { request } = file;
    demandUndecided(file, context);
    demandOwnSignature(file, context);
    if (terms.expiresOn < dayIn(context.now, request.timeZone)) {
      throw new Refusal('invalid-request', [
        { path: 'body.expiresOn', code: 'past', text: 'Name a day that is not over yet.' },
      ]);
    }

    const { practiceId, practiceName, timeZone, patientId, patient, recipient, purpose } = request;
    const fields = {
      patientName: writtenName(patient.name),
      practiceName,
      recipient: recipient.name,
      purpose,
      ...terms,
    };
    const text = composeText(fields);
    const offerId = OfferId.parse(context.newId('offer'));
    const about = { offerId, practiceId, patientId, requestId, formVersion, textSha256: digestOf(text) };
    const offer: AuthorizationOffer = {
      ...about,
      ...fields,
      ...(timeZone === undefined ? {} : { timeZone }),
      text,
      offeredAt: context.now,
      offeredBy,
    };
    await offers.offer(context, offer, { event: auditEvent(context, 'authorization.offered', about), answer: offer });
    return offer;
  };
