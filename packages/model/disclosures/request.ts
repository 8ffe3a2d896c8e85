import { Authority, GroundAsserted, Jurisdiction, RequestedClass, RequesterType } from '@sequester/law/facts';
import * as z from 'zod';

import { DecisionId, MemberId, PatientId, PracticeId, RequestId } from '../ids.ts';
import { CalendarDate, Instant } from '../instant.ts';
import { MailAddress } from '../mail-address.ts';
import { PartialDate } from '../partial-date.ts';
import { TextNumber } from '../patients/text-number.ts';
import { phi } from '../phi.ts';
import { Licence } from '../practice/licence.ts';
import { PrivacyContact } from '../practice/privacy-contact.ts';
import { TimeZone } from '../time-zone.ts';
import { AccessTerms } from './access-terms.ts';
import { requestStatuses } from './vocabulary.ts';

/** How far a request has come; the order is that of a disclosure that goes well, then the ends that do not. */
export const RequestStatus = z.enum(requestStatuses);
export type RequestStatus = z.infer<typeof RequestStatus>;

const Name = z.string().trim().min(1).max(200);

/** Who asks (45 CFR 164.514(h): identity and authority are verified before anything leaves). */
export const Requester = z.strictObject({
  type: RequesterType,
  name: Name,
  organisation: Name.optional(),
  email: MailAddress.clone(),
  telephone: phi(TextNumber.clone()).optional(),
  for: z.string().trim().min(1).max(200).optional(),
  identityVerified: z.boolean().optional(),
  coveredEntity: z.boolean().optional(),
});
export type Requester = z.infer<typeof Requester>;

/** Who is to receive, and where; the link goes to this address and to no other. */
export const Recipient = z.strictObject({
  name: Name,
  organisation: Name.optional(),
  email: MailAddress.clone(),
  /** To which codes go as text messages. */
  telephone: phi(TextNumber.clone()).optional(),
  address: z.string().trim().min(1).max(500).optional(),
});
export type Recipient = z.infer<typeof Recipient>;

/** What is asked for; without dates, of all time. */
export const RequestedRecords = z
  .strictObject({
    classes: z.array(RequestedClass).min(1).max(RequestedClass.options.length),
    dateFrom: CalendarDate.optional(),
    dateTo: CalendarDate.optional(),
    description: phi(z.string().trim().min(1).max(2000)),
  })
  .refine(({ dateFrom, dateTo }) => dateFrom === undefined || dateTo === undefined || dateFrom <= dateTo, {
    path: ['dateTo'],
    error: 'The last day may not lie before the first.',
  });
export type RequestedRecords = z.infer<typeof RequestedRecords>;

/** Name and address were read when they were typed; here they stand as the chart had them. */
const NameAsWritten = z.object({
  given: phi(z.string()).optional(),
  middle: phi(z.string()).optional(),
  family: phi(z.string()).optional(),
  suffix: phi(z.string()).optional(),
  order: phi(z.enum(['given-first', 'family-first'])).optional(),
});
const AddressAsWritten = z.object({
  street: phi(z.string()),
  more: phi(z.string()).optional(),
  city: phi(z.string()),
  state: phi(z.string()).optional(),
  postalCode: phi(z.string()).optional(),
  country: phi(z.string()).default('US'),
});

/** A restriction that the practice had agreed to when a request arrived (45 CFR 164.522(a)(1)(iii)), as the chart had it. */
export const RestrictionInForce = z.object({
  restrictionId: z.string(),
  recipients: phi(z.array(RequesterType)).optional(),
  persons: phi(z.array(z.string())).optional(),
  classes: phi(z.array(RequestedClass)).optional(),
  paidInFull: phi(z.boolean()).default(false),
  answeredOn: phi(CalendarDate.clone()).optional(),
  endedOn: phi(CalendarDate.clone()).optional(),
});
export type RestrictionInForce = z.infer<typeof RestrictionInForce>;

/** Somebody whose authority to act for the patient stands in the chart, with the papers that were seen (45 CFR 164.502(g)). */
export const RepresentativeOnFile = z.object({ name: phi(z.string()), authority: phi(Authority.clone()) });
export type RepresentativeOnFile = z.infer<typeof RepresentativeOnFile>;

/** Who the patient is and what the law asks about them, as the chart had it when the request arrived. */
export const PatientFacts = z.object({
  name: NameAsWritten,
  preferredName: phi(z.string()).optional(),
  /** The name in Latin letters, where it is written in others. */
  latinName: phi(z.string()).optional(),
  birthDate: phi(CalendarDate.clone()).optional(),
  /** The language of letters to the patient, as a code (BCP 47). */
  preferredLanguage: phi(z.string()).optional(),
  living: z.boolean(),
  address: AddressAsWritten.optional(),
  restrictions: z.array(RestrictionInForce).optional(),
  representatives: z.array(RepresentativeOnFile).optional(),
  diedOn: phi(PartialDate.clone()).optional(),
});
export type PatientFacts = z.infer<typeof PatientFacts>;

/** The extract that was built: one object, named by its own digest. */
export const BuiltExtract = z.object({
  objectKey: z.string(),
  sha256: z.string(),
  bytes: z.int().min(1),
  pages: z.int().min(1),
  sourcePages: z.int().min(1),
  builtAt: Instant,
  /** Of the ordinary record, where it was asked for as data: beside the pages, or alone, where the first fields are its own. */
  json: z.object({ objectKey: z.string(), sha256: z.string(), bytes: z.int().min(1) }).optional(),
});
export type BuiltExtract = z.infer<typeof BuiltExtract>;

/** That a privacy officer found the requester to be the patient, whatever the name that they wrote (45 CFR 164.514(h)(1)). */
export const IdentityConfirmation = z.object({
  by: MemberId,
  at: Instant,
  how: phi(z.string().trim().min(1).max(1000)),
});
export type IdentityConfirmation = z.infer<typeof IdentityConfirmation>;

/** A request for records of one patient, from its arrival to its end. */
export const DisclosureRequest = z.object({
  requestId: RequestId,
  practiceId: PracticeId,
  patientId: PatientId,
  practiceName: z.string(),
  /** In which its days are counted: the practice's as of the receipt; UTC where there is none. */
  timeZone: TimeZone.optional(),
  part2Program: z.boolean(),
  /** The practice's as of the receipt. */
  licence: Licence.optional(),
  privacyContact: PrivacyContact.optional(),
  patient: PatientFacts,
  requester: Requester,
  identity: IdentityConfirmation.optional(),
  /** Of a patient's own access. */
  access: AccessTerms.optional(),
  recipient: Recipient,
  groundAsserted: GroundAsserted,
  requested: RequestedRecords,
  purpose: phi(z.string().trim().min(1).max(2000)),
  jurisdiction: Jurisdiction,
  receivedAt: Instant,
  receivedBy: z.union([MemberId, PatientId]),
  /** The earliest return date of its court papers that are in force. */
  returnDate: CalendarDate.clone().optional(),
  status: RequestStatus,
  statusAt: Instant,
  revision: z.int().min(1),
  /** Counts the times that review began: approvals of an earlier round no longer count. */
  round: z.int().min(0),
  decisionId: DecisionId,
  /** The engine that made the last decision. */
  engineVersion: z.string().optional(),
  extract: BuiltExtract.optional(),
  /** When something was first released on it, or a letter sent. */
  answeredAt: Instant.optional(),
  withdrawnAt: Instant.optional(),
  /** Why it ended where it ended, by code. */
  endedBecause: z.string().optional(),
});
export type DisclosureRequest = z.infer<typeof DisclosureRequest>;
