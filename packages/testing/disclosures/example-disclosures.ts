import { sha256Hex, type PracticeActor, type PracticeContext } from '@sequester/domain';
import type { Artifact } from '@sequester/law';
import {
  CalendarDate,
  idPrefixes,
  Instant,
  MemberId,
  PatientId,
  PracticeId,
  PsychotherapyNoteId,
  type IndexedNote,
  type Member,
  type PrivacyContact,
  type Requester,
  type RequestId,
  type UploadId,
} from '@sequester/model';

const id = (prefix: string, letter: string): string => `${prefix}_${letter.repeat(26)}`;

export const now = Instant.parse('2026-06-15T15:00:00.000Z');
export const practiceId = PracticeId.parse(id('prc', 'p'));
export const patientId = PatientId.parse(id('pat', 'a'));
export const officerId = MemberId.parse(id('mbr', 'o'));
const staffId = MemberId.parse(id('mbr', 's'));
export const firstTherapistId = MemberId.parse(id('mbr', 'f'));
export const secondTherapistId = MemberId.parse(id('mbr', 'g'));

export const officer: PracticeActor = { kind: 'member', id: officerId, roles: ['privacy-officer'] };
export const owner: PracticeActor = { kind: 'member', id: MemberId.parse(id('mbr', 'w')), roles: ['owner'] };
export const staff: PracticeActor = { kind: 'member', id: staffId, roles: ['staff'] };
export const firstTherapist: PracticeActor = {
  kind: 'member',
  id: firstTherapistId,
  roles: ['provider'],
  providerId: firstTherapistId,
};
export const secondTherapist: PracticeActor = {
  kind: 'member',
  id: secondTherapistId,
  roles: ['provider'],
  providerId: secondTherapistId,
};
/** The members' rows, as the practice has them. */
export const memberRows: readonly Pick<Member, 'memberId' | 'name' | 'credentials' | 'roles' | 'state'>[] = [
  { memberId: officerId, name: 'Olive Officer', roles: ['privacy-officer'], state: 'active' },
  { memberId: staffId, name: 'Sam Staff', roles: ['staff'], state: 'active' },
  { memberId: firstTherapistId, name: 'Dr. Fay Therapist', credentials: 'LMFT', roles: ['provider'], state: 'active' },
  { memberId: secondTherapistId, name: 'Dr. Gus Therapist', roles: ['provider'], state: 'active' },
];

export const builder: PracticeActor = { kind: 'system', id: 'extracts' };

/** Surroundings of one act; with the same seed, the same ids come out, as for a retry of one Idempotency-Key. The system's acts have no such key. */
export const acting = (
  actor: PracticeActor,
  { at = now, seed }: { at?: Instant; seed?: string } = {},
): PracticeContext => {
  let count = 0;
  const key = seed ?? `${Math.random()}`;
  return {
    practiceId,
    actor,
    now: at,
    newId: (kind) => {
      count += 1;
      return `${idPrefixes[kind]}_${sha256Hex(`${key}${kind}${count}`).slice(0, 26)}`;
    },
    ...(actor.kind === 'system'
      ? {}
      : { attempt: { operationId: 'test', keySha256: sha256Hex(key), requestSha256: '0'.repeat(64) } }),
  };
};

export const contentOf = ({ noteId, version }: Pick<IndexedNote, 'noteId' | 'version'>): Uint8Array =>
  Buffer.from(`CANARY-NOTE ${noteId} ${version}`);

const note = (letter: string, originatorId: MemberId, sessionDate: string): IndexedNote => {
  const noteId = PsychotherapyNoteId.parse(id('psn', letter));
  const sha256 = sha256Hex(contentOf({ noteId, version: 1 }));
  return {
    noteId,
    originatorId,
    sessionDate: CalendarDate.parse(sessionDate),
    version: 1,
    pages: 3,
    sha256,
    objectKey: `notes/${noteId}.pdf`,
    sizes: [{ pages: 3, width: 612, height: 792 }],
  };
};

/** Five notes of the first therapist and one of the second. */
export const notes = [
  note('b', firstTherapistId, '2025-09-03'),
  note('c', firstTherapistId, '2025-10-08'),
  note('d', firstTherapistId, '2025-11-12'),
  note('e', firstTherapistId, '2026-01-14'),
  note('h', firstTherapistId, '2026-02-18'),
  note('i', secondTherapistId, '2025-10-20'),
] as const;

export const privacyContact: PrivacyContact = {
  name: 'Pat Privacy',
  title: 'Privacy Officer',
  telephone: '+1 555 0100',
  email: 'pat@practice.example.test',
};

export const attorney: Requester = {
  type: 'attorney',
  name: 'Avery Example',
  email: 'avery@law.example.test',
  for: 'opposing_party',
  identityVerified: true,
};

export const attorneysRequest = {
  patientId,
  requester: attorney,
  groundAsserted: 'court_order' as const,
  requested: { classes: ['psychotherapy_notes' as const], description: 'all psychotherapy notes' },
  purpose: 'Example v. Sample',
  jurisdiction: 'US-baseline' as const,
};

export type PaperOf<Type extends Artifact['type']> = Extract<Artifact, { type: Type }>;

/** An order for the notes of September to December 2025: four of the six. */
export const courtOrder: PaperOf<'court_order'> = {
  type: 'court_order',
  issuer_kind: 'court',
  court: 'Superior Court, County X',
  docket: '24-CV-1234',
  judge: 'Hon. A. Jones',
  signed_by: 'judge',
  signed_on: '2026-05-28',
  return_date: '2026-06-30',
  status: 'in_force',
  authenticated: true,
  patient: patientId,
  custodian: 'Example Practice',
  expressly_covers: ['psychotherapy_notes'],
  date_from: '2025-09-01',
  date_to: '2025-12-31',
  note_ids: null,
  recipients: ['avery example'],
  in_camera: false,
  under_seal: false,
  protective_terms: { use_limited_to_case: true, return_or_destroy: true, acknowledgment_required: false },
  redact: [],
  foreign_jurisdiction: false,
  domesticated: null,
  privilege_ruling: 'overruled_or_waived',
};

/** The same order, of the first therapist's notes in September and early October alone. */
export const orderForOne: PaperOf<'court_order'> = { ...courtOrder, date_to: '2025-10-10' };

export const subpoena: PaperOf<'subpoena'> = {
  type: 'subpoena',
  issuer: 'attorney',
  signed_by: 'attorney',
  accompanied_by_order: false,
  patient: patientId,
  custodian: 'Example Practice',
  asks_for: ['psychotherapy_notes'],
  return_date: '2026-06-30',
  satisfactory_assurance: null,
};

export const authorization: PaperOf<'authorization'> = {
  type: 'authorization',
  patient: patientId,
  signed_by: patientId,
  signer_role: 'individual',
  signature: { present: true, kind: 'wet' },
  signed_on: '2026-05-20',
  expires_on: '2026-08-31',
  discloser: 'Example Practice',
  recipients: ['Avery Example'],
  purpose: 'Example v. Sample',
  description: 'psychotherapy notes of sessions 2025-09-01 to 2025-10-10',
  covers: ['psychotherapy_notes'],
  date_from: '2025-09-01',
  date_to: '2025-10-10',
  combined_with: [],
  conditioned_on: null,
  statements: { revocation_right: true, revocation_procedure_on_form: true, conditioning: true, redisclosure: true },
  plain_language: true,
  sought_by_entity: false,
  revoked: null,
  known_false: false,
};

export const document = Buffer.from('%PDF-1.7 synthetic order');
export const documentSha256 = sha256Hex(document);

export const recording = (requestId: RequestId, uploadId: UploadId, artifact: Artifact) => ({
  requestId,
  uploadId,
  artifact,
  verification: { by: 'Sam Staff', how: 'called the clerk' },
});
