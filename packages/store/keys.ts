import { epochSeconds } from '@sequester/domain';
import type {
  AccountId,
  Actor,
  ArtifactId,
  AuditEventId,
  Instant,
  LinkId,
  MemberId,
  MembershipName,
  OfferId,
  PatientId,
  PracticeId,
  PsychotherapyNoteId,
  RequestId,
  UploadId,
} from '@sequester/domain';

export interface Key {
  pk: string;
  sk: string;
}

const partition = (practiceId: PracticeId, ...rest: string[]): string =>
  `${['PRACTICE', practiceId, ...rest].join('#')}#`;

/** Every key of every table; one without a practice cannot be built, but for links by their token's digest, persons, counts of calls, and deadlines. */
export const keys = {
  profile: (practiceId: PracticeId): Key => ({ pk: partition(practiceId, 'PROFILE'), sk: 'PROFILE' }),
  /** How many members are active, beside the profile: counted in the transactions that change it, and read at every gate. */
  activeMembers: (practiceId: PracticeId): Key => ({ pk: partition(practiceId, 'PROFILE'), sk: 'ACTIVE-MEMBERS' }),
  members: (practiceId: PracticeId): string => partition(practiceId, 'MEMBERS'),
  member: (practiceId: PracticeId, memberId: MemberId): Key => ({
    pk: keys.members(practiceId),
    sk: `MEMBER#${memberId}`,
  }),
  /** Holds an e-mail address for the member who has it, by its digest. */
  memberAddress: (practiceId: PracticeId, emailSha256: string): Key => ({
    pk: keys.members(practiceId),
    sk: `ADDRESS#${emailSha256}`,
  }),
  patientAccount: (practiceId: PracticeId, accountId: AccountId): Key => ({
    pk: keys.members(practiceId),
    sk: `ACCOUNT#${accountId}`,
  }),
  belonging: (name: MembershipName): Key =>
    'memberId' in name
      ? keys.member(name.practiceId, name.memberId)
      : keys.patientAccount(name.practiceId, name.accountId),
  /** A person belongs to no practice: found by the `sub` of their account, and readable in their own session. */
  persons: (sub: string): string => `PERSON#${sub}#`,
  person: (sub: string): Key => ({ pk: keys.persons(sub), sk: 'PERSON' }),
  /** A person is one member of a practice, and may have the accounts of several patients there. */
  membership: (sub: string, name: MembershipName): Key => ({
    pk: keys.persons(sub),
    sk: `MEMBERSHIP#${name.practiceId}#${'memberId' in name ? 'MEMBER' : name.accountId}`,
  }),
  patients: (practiceId: PracticeId): string => partition(practiceId, 'PATIENTS'),
  patientListed: (practiceId: PracticeId, patientId: PatientId): Key => ({
    pk: keys.patients(practiceId),
    sk: `PATIENT#${patientId}`,
  }),
  chart: (practiceId: PracticeId, patientId: PatientId): string => partition(practiceId, 'PATIENT', patientId),
  chartEntry: (practiceId: PracticeId, patientId: PatientId, sk: string): Key => ({
    pk: keys.chart(practiceId, patientId),
    sk,
  }),
  demographics: (practiceId: PracticeId, patientId: PatientId): Key =>
    keys.chartEntry(practiceId, patientId, 'DEMOGRAPHICS'),
  entry: (practiceId: PracticeId, patientId: PatientId, { kind, id }: { kind: { row: string }; id: string }): Key =>
    keys.chartEntry(practiceId, patientId, `${kind.row}#${id}`),
  originator: (practiceId: PracticeId, memberId: MemberId): string => partition(practiceId, 'PROVIDER', memberId),
  note: (practiceId: PracticeId, memberId: MemberId, noteId: PsychotherapyNoteId): Key => ({
    pk: keys.originator(practiceId, memberId),
    sk: `NOTE#${noteId}`,
  }),
  notesListed: (patientId: PatientId): string => `PATIENT#${patientId}#`,
  noteListed: (note: Key, listed: { patientId: PatientId; sessionDate: string; noteId: PsychotherapyNoteId }): Key => ({
    pk: note.pk,
    sk: `${keys.notesListed(listed.patientId)}${listed.sessionDate}#${listed.noteId}`,
  }),
  noteVersion: (note: Key, version: number): Key => ({
    pk: note.pk,
    sk: `${note.sk}#VERSION#${String(version).padStart(4, '0')}`,
  }),
  noteFacts: (note: Key, at: Instant, count: number): Key => ({
    pk: note.pk,
    sk: `${note.sk}#FACTS#${at}#${String(count).padStart(4, '0')}`,
  }),
  noteUpload: (practiceId: PracticeId, memberId: MemberId, uploadId: UploadId): Key => ({
    pk: keys.originator(practiceId, memberId),
    sk: `UPLOAD#${uploadId}`,
  }),
  notesOfPatient: (practiceId: PracticeId, patientId: PatientId): string => partition(practiceId, 'PATIENT', patientId),
  requests: (practiceId: PracticeId): string => partition(practiceId, 'REQUESTS'),
  requestParts: (practiceId: PracticeId, requestId: RequestId): string => partition(practiceId, 'REQUEST', requestId),
  request: (practiceId: PracticeId, requestId: RequestId): Key => ({
    pk: keys.requestParts(practiceId, requestId),
    sk: 'REQUEST',
  }),
  artifact: (practiceId: PracticeId, requestId: RequestId, artifactId: ArtifactId): Key => ({
    pk: keys.requestParts(practiceId, requestId),
    sk: `ARTIFACT#${artifactId}`,
  }),
  /** Apart from the request's other parts, which every act reads. */
  manifests: (practiceId: PracticeId, requestId: RequestId): string =>
    partition(practiceId, 'REQUEST', requestId, 'MANIFEST'),
  requestPart: (practiceId: PracticeId, requestId: RequestId, sk: string): Key => ({
    pk: keys.requestParts(practiceId, requestId),
    sk,
  }),
  linkOfRequest: (practiceId: PracticeId, requestId: RequestId, linkId: LinkId): Key => ({
    pk: keys.requestParts(practiceId, requestId),
    sk: `LINK#${linkId}`,
  }),
  /** Found by a recipient who has no account: the one key without a practice. */
  link: (tokenSha256: string): Key => ({ pk: `LINK#${tokenSha256}`, sk: 'LINK' }),
  /** The calls of one source or for one link in one window, by a digest under a key of the day. */
  doorCount: (digest: string, window: Instant): Key => ({ pk: `RATE#${digest}#${epochSeconds(window)}`, sk: 'RATE' }),
  /** The deadlines of one day, of all practices: ids and instants only, for the sweep. */
  deadlines: (dueAt: Instant): string => `DUE#${dueAt.slice(0, 10)}#`,
  deadline: (dueAt: Instant, linkId: LinkId): Key => ({ pk: keys.deadlines(dueAt), sk: `${dueAt}#${linkId}` }),
  /** By patient, and readable by that patient's own session. */
  offers: (practiceId: PracticeId, patientId: PatientId): string => partition(practiceId, 'AUTHORIZATIONS', patientId),
  offerPart: (practiceId: PracticeId, patientId: PatientId, part: { offerId: OfferId; sk?: string }): Key => ({
    pk: keys.offers(practiceId, patientId),
    sk: `OFFER#${part.offerId}${part.sk === undefined ? '' : `#${part.sk}`}`,
  }),
  disclosures: (practiceId: PracticeId, patientId: PatientId): string =>
    partition(practiceId, 'DISCLOSURES', patientId),
  disclosure: (practiceId: PracticeId, patientId: PatientId, at: Instant, id: string): Key => ({
    pk: keys.disclosures(practiceId, patientId),
    sk: `${at}#${id}`,
  }),
  events: (practiceId: PracticeId): string => partition(practiceId, 'EVENTS'),
  event: (practiceId: PracticeId, at: Instant, id: string): Key => ({ pk: keys.events(practiceId), sk: `${at}#${id}` }),
  chain: (practiceId: PracticeId): string => partition(practiceId, 'CHAIN'),
  chainLink: (practiceId: PracticeId, sequence: number): Key => ({
    pk: keys.chain(practiceId),
    sk: String(sequence).padStart(12, '0'),
  }),
  chainHead: (practiceId: PracticeId): Key => ({ pk: keys.chain(practiceId), sk: 'HEAD' }),
  chainedEvent: (practiceId: PracticeId, eventId: AuditEventId): Key => ({
    pk: keys.chain(practiceId),
    sk: `EVENT#${eventId}`,
  }),
  attempt: (practiceId: PracticeId, actor: Actor, operationId: string, keySha256: string): Key => ({
    pk: partition(practiceId, 'ACTOR', actor.id),
    sk: `${operationId}#${keySha256}`,
  }),
};
