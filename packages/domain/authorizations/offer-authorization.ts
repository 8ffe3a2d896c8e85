import { dayIn } from '@sequester/law';
import {
  type AuthorizationOffer,
  type DisclosureRequest,
  type OfferedTerms,
  OfferId,
  type PatientId,
  Refusal,
  type RequestFile,
  type RequestId,
  writtenName,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import { demandFound } from '../chart/found.ts';
import type { PracticeContext } from '../context.ts';
import { fileOf } from '../disclosures/adjudicate-request.ts';
import { digestOf } from '../disclosures/digest.ts';
import type { DisclosureStore, RequestRecords } from '../disclosures/ports.ts';
import { demandOpen } from '../disclosures/settle.ts';
import { decidingStates } from '../disclosures/transitions.ts';
import { seesWhole } from '../disclosures/who-may-know.ts';
import { memberOf } from '../member-of.ts';
import { composeText, formVersion } from './compose-text.ts';
import type { OfferStore } from './ports.ts';

/** Refuses a form that this one is not: for a program under 42 CFR Part 2, whose consents are signed on paper. Who may sign for whom, the law says of what was signed. */
const demandOwnForm = ({ request }: RequestFile): void => {
  if (request.part2Program) throw new Refusal('not-signed-here', [{ path: 'patient', code: 'part2-consent-differs' }]);
};

/** Before anything was approved; to who may not know where the request stands, until it was withdrawn. */
const demandUndecided = (file: RequestFile, context: PracticeContext): void => {
  const { status } = file.request;
  if (seesWhole(context, file) && !decidingStates.includes(status))
    throw new Refusal('request-state', [{ path: 'status', code: status }]);

  demandOpen(context, file);
};

interface Stores {
  disclosures: DisclosureStore;
  offers: OfferStore;
  records: Pick<RequestRecords, 'patient'>;
}

type Input = { requestId: RequestId; participantId?: PatientId | undefined } & OfferedTerms;

/** Who is to sign: the patient of the request, or another patient who took part in a joint session, for what concerns them. */
const signerOf = async (
  records: Pick<RequestRecords, 'patient'>,
  context: PracticeContext,
  { request, participantId }: { request: DisclosureRequest; participantId: PatientId | undefined },
): Promise<Pick<DisclosureRequest['patient'], 'name'> & { patientId: PatientId }> => {
  if (participantId === undefined) return { patientId: request.patientId, name: request.patient.name };

  const { name } = demandFound(await records.patient(context, participantId));
  return { patientId: participantId, name };
};

/**
 * Puts an authorization for the notes of a request before the patient, or before another participant of a joint session: its exact text, by which it is
 * signed or not at all.
 */
export const offerAuthorization =
  ({ disclosures, offers, records }: Stores) =>
  async (context: PracticeContext, { requestId, participantId, ...terms }: Input): Promise<AuthorizationOffer> => {
    const offeredBy = memberOf(context);
    const file = await fileOf(disclosures, context, requestId);
    const { request } = file;
    demandUndecided(file, context);
    demandOwnForm(file);
    if (terms.expiresOn < dayIn(context.now, request.timeZone)) {
      throw new Refusal('invalid-request', [
        { path: 'body.expiresOn', code: 'past', text: 'Name a day that is not over yet.' },
      ]);
    }

    const { practiceId, practiceName, timeZone, recipient, purpose } = request;
    const { patientId, name } = await signerOf(records, context, { request, participantId });
    const fields = {
      patientName: writtenName(name),
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
