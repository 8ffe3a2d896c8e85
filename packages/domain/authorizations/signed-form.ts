import { dayIn, type Artifact } from '@sequester/law';
import type { AccountHolder, AuthorizationOffer, ElectronicSignature, OfferFile, PatientId } from '@sequester/model';

import type { Paper } from '../disclosures/write-letter.ts';
import { writtenMoment } from '../written-time.ts';
import { accountEvidence } from './account-evidence.ts';

export type SignedOffer = OfferFile & { signature: ElectronicSignature };

/** On what authority somebody signed for the patient (45 CFR 164.508(c)(1)(vi)). */
const authorityOf = ({ representation }: AccountHolder): string => {
  const { authority, papers, seenOn } = representation;
  return `Authority: ${authority.capacity.replaceAll('_', ' ')}, by ${papers}, which the practice saw on ${seenOn}.`;
};

const signerOf = (patientId: PatientId, representative: AccountHolder | undefined) =>
  representative === undefined
    ? { signed_by: patientId, signer_role: 'individual' as const }
    : {
        signed_by: representative.name,
        signer_role: 'personal_representative' as const,
        authorities: [representative.representation.authority],
        authority_description: authorityOf(representative),
      };

/** What was signed, as the law reads papers. */
export const artifactOf = (
  { patientId, practiceName, timeZone, recipient, purpose, dateFrom, dateTo, expiresOn }: AuthorizationOffer,
  { signedAt, representative }: ElectronicSignature,
): Artifact => ({
  type: 'authorization',
  patient: patientId,
  ...signerOf(patientId, representative),
  signature: { present: true, kind: 'electronic' },
  signed_on: dayIn(signedAt, timeZone),
  received_on: dayIn(signedAt, timeZone),
  expires_on: expiresOn,
  discloser: practiceName,
  recipients: [recipient],
  purpose,
  initiated_by: 'entity',
  description: `Psychotherapy notes of sessions ${dateFrom} to ${dateTo}`,
  covers: ['psychotherapy_notes'],
  date_from: dateFrom,
  date_to: dateTo,
  combined_with: [],
  conditioned_on: null,
  statements: { revocation_right: true, revocation_procedure_on_form: true, conditioning: true, redisclosure: true },
  plain_language: true,
  sought_by_entity: true,
  copy_given_to_individual: true,
  revoked: null,
  known_false: false,
});

/** The signed form as it is printed: the text that was offered, and the evidence of the signature. */
export const paperOf = ({ offer, signature }: SignedOffer): Paper => ({
  name: 'Authorization',
  practice: offer.practiceName,
  letterhead: [`Form ${offer.formVersion}`],
  dateline: '',
  addressee: [],
  title: 'Permission to share my psychotherapy notes',
  paragraphs: [
    ...offer.text.split('\n'),
    '# Signed electronically',
    signature.intent,
    signature.representative === undefined
      ? `Name, as typed by the patient: ${signature.typedName}.`
      : `Name, as typed by the personal representative of the patient: ${signature.typedName}. ${authorityOf(signature.representative)}`,
    `Signed at ${signature.signedAt} (UTC)${offer.timeZone === undefined ? '' : `, ${writtenMoment(signature.signedAt, offer.timeZone)}`}. ${signature.authentication}.`,
    accountEvidence(signature),
    `The text above has the SHA-256 ${signature.textSha256}.`,
  ],
  closing: [],
  language: 'en-US',
});
