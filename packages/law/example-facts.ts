import type { AuthorizationArtifact } from './artifacts/authorization.ts';
import type { CourtOrderArtifact, SubpoenaArtifact } from './artifacts/court-paper.ts';
import type { Facts } from './facts.ts';
import type { Note, OtherRecord } from './records.ts';

/** Invented and plainly synthetic: one practice, one patient, three notes, a requester. */
export const note = (id: string, date: string, over: Partial<Note> = {}): Note => ({
  id,
  date,
  originator: 'therapist-A',
  class: 'psychotherapy_note',
  separated: true,
  author_is_mental_health_professional: true,
  ...over,
});

export const NOTES = [note('note-1', '2031-01-10'), note('note-2', '2031-02-10'), note('note-3', '2031-03-10')];
export const IDS = NOTES.map(({ id }) => id);

export const record = (id: string, date = '2031-02-10'): OtherRecord => ({ id, date, class: 'progress_note' });

export const facts = (over: Partial<Facts> = {}): Facts => ({
  as_of: '2031-06-15T15:00:00Z',
  jurisdiction: 'US-baseline',
  holder: { id: 'practice-1', kind: 'covered_provider', part2_program: false },
  patient: { id: 'patient-1', age: 40, living: true },
  requester: { id: 'requester-1', identity_verified: true, type: 'attorney' },
  action: 'disclose',
  ground_asserted: 'authorization',
  requested: { classes: ['psychotherapy_notes'], note_ids: IDS },
  notes: NOTES,
  artifacts: [],
  context: {},
  ...over,
});

export const authorization = (over: Partial<AuthorizationArtifact> = {}): AuthorizationArtifact => ({
  type: 'authorization',
  id: 'auth-1',
  patient: 'patient-1',
  signed_by: 'patient-1',
  signer_role: 'individual',
  authority_description: null,
  signature: { present: true, kind: 'wet' },
  signed_on: '2031-05-20',
  expires_on: '2031-08-31',
  expiry_event: null,
  expiry_event_occurred: false,
  discloser: 'practice-1',
  recipients: ['requester-1'],
  purpose: 'use by my attorney',
  description: 'psychotherapy notes of therapist-A, sessions of January to March 2031',
  covers: ['psychotherapy_notes'],
  date_from: '2031-01-01',
  date_to: '2031-03-31',
  combined_with: [],
  conditioned_on: null,
  statements: {
    revocation_right: true,
    revocation_procedure_on_form: true,
    revocation_via_npp_reference: false,
    conditioning: true,
    redisclosure: true,
    remuneration: null,
  },
  plain_language: true,
  sought_by_entity: false,
  copy_given_to_individual: true,
  revoked: null,
  known_false: false,
  ...over,
});

export const courtOrder = (over: Partial<CourtOrderArtifact> = {}): CourtOrderArtifact => ({
  type: 'court_order',
  id: 'order-1',
  issuer_kind: 'court',
  court: 'Court of Example County',
  docket: '31-CV-0001',
  judge: 'Judge Example',
  signed_by: 'judge',
  signed_on: '2031-05-28',
  return_date: '2031-06-30',
  status: 'in_force',
  authenticated: true,
  patient: 'patient-1',
  custodian: 'practice-1',
  expressly_covers: ['psychotherapy_notes'],
  date_from: '2031-01-01',
  date_to: '2031-03-31',
  note_ids: null,
  recipients: ['requester-1'],
  in_camera: false,
  under_seal: false,
  protective_terms: null,
  redact: [],
  foreign_jurisdiction: false,
  domesticated: null,
  privilege_ruling: 'overruled_or_waived',
  ...over,
});

export const subpoena = (over: Partial<SubpoenaArtifact> = {}): SubpoenaArtifact => ({
  type: 'subpoena',
  id: 'subpoena-1',
  issuer: 'attorney',
  signed_by: 'attorney',
  accompanied_by_order: false,
  patient: 'patient-1',
  custodian: 'practice-1',
  asks_for: ['psychotherapy_notes', 'progress_notes'],
  return_date: '2031-06-30',
  satisfactory_assurance: null,
  ...over,
});
