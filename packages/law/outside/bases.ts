/** Invented and plainly synthetic: what the situations start from, by name. Facts before they are parsed. */
export type Tree = { readonly [field: string]: unknown };

const DATES = ['2025-09-03', '2025-10-08', '2025-11-12', '2026-01-14', '2026-02-18'];

export const NOTES: readonly Tree[] = DATES.map((date, index) => ({
  id: `PN-${index + 1}`,
  date,
  originator: 'DR-A',
  class: 'psychotherapy_note',
  separated: true,
}));

export const RECORDS: readonly Tree[] = DATES.map((date, index) => ({
  id: `PR-${index + 1}`,
  date,
  class: 'progress_note',
}));

const facts: Tree = {
  as_of: '2026-06-15T15:00:00Z',
  jurisdiction: 'US-baseline',
  holder: { id: 'CE-1', kind: 'covered_provider', part2_program: false },
  patient: { id: 'P-100', age: 34, living: true },
  requester: { id: 'REQ-1', identity_verified: true, type: 'attorney' },
  action: 'disclose',
  requested: { classes: ['psychotherapy_notes'] },
  notes: NOTES,
  other_records: RECORDS,
  artifacts: [],
  context: {},
};

const by = (type: string, id = 'REQ-1'): Tree => ({ id, identity_verified: true, type });
const CHART: Tree = { classes: ['progress_notes'] };

const form: Tree = {
  type: 'authorization',
  id: 'AUTH-1',
  patient: 'P-100',
  signed_by: 'P-100',
  signer_role: 'individual',
  authority_description: null,
  signature: { present: true, kind: 'wet' },
  signed_on: '2026-05-20',
  expires_on: '2026-08-31',
  expiry_event: null,
  expiry_event_occurred: false,
  discloser: 'CE-1',
  recipients: ['REQ-1'],
  purpose: 'use by my attorney in Doe v. Roe',
  description: 'psychotherapy notes, sessions 2025-09-01 to 2026-03-31',
  covers: ['psychotherapy_notes'],
  date_from: '2025-09-01',
  date_to: '2026-03-31',
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
};

const chartForm: Tree = { ...form, description: 'complete treatment record', covers: ['designated_record_set'] };

const order: Tree = {
  type: 'court_order',
  id: 'ORD-1',
  issuer_kind: 'court',
  court: 'Superior Court, County X',
  docket: '24-CV-1234',
  judge: 'Hon. A. Jones',
  signed_by: 'judge',
  signed_on: '2026-05-20',
  authenticated: true,
  status: 'in_force',
  return_date: '2026-06-30',
  patient: 'P-100',
  custodian: 'CE-1',
  expressly_covers: ['psychotherapy_notes'],
  date_from: '2025-09-01',
  date_to: '2026-03-31',
  note_ids: null,
  recipients: ['REQ-1'],
  in_camera: false,
  under_seal: false,
  foreign_jurisdiction: false,
  domesticated: null,
  privilege_ruling: 'overruled_or_waived',
  protective_terms: null,
};

const subpoena: Tree = {
  type: 'subpoena',
  id: 'SUB-1',
  issuer: 'attorney',
  signed_by: 'attorney',
  signed_on: '2026-06-01',
  patient: 'P-100',
  custodian: 'CE-1',
  satisfactory_assurance: 'notice_given_no_objection',
};

const warrant: Tree = {
  type: 'search_warrant',
  id: 'W-1',
  signed_by: 'judge',
  judge: 'Hon. A. Jones',
  court: 'District Court',
  authenticated: true,
  patient: 'P-100',
  custodian: 'CE-1',
  items: ['psychotherapy_notes'],
  signed_on: '2026-06-14',
  status: 'in_force',
  return_date: '2026-06-24',
};

const official: Tree = {
  id: 'OFF-1',
  verified: true,
  letterhead: true,
  patient: 'P-100',
  custodian: 'CE-1',
  asks_for: ['psychotherapy_notes'],
  legal_authority: 'statute cited',
  signed_on: '2026-06-01',
};

const oversight: Tree = {
  ...official,
  type: 'oversight_request',
  target: 'DR-A',
  matter: 'B-1',
  necessity_statement: 'boundary violation',
};

const coroner: Tree = { ...official, type: 'coroner_request', purpose: 'cause and manner of death' };

const threat: Tree = {
  communicated_by: 'patient',
  serious: true,
  imminent: true,
  intent_and_ability_judged: true,
  victim: 'named:V-1',
  clinician_good_faith: true,
  recipient_can_prevent: true,
  past_event: false,
};

const child: Tree = { id: 'P-100', age: 9, living: true, self_consented: false };
const dead: Tree = { id: 'P-100', age: 34, living: false };

/** By name: the ground, who asks, for what, and the papers that are there. */
export const BASES: Readonly<Record<string, Tree>> = {
  threat: { ...facts, ground_asserted: 'serious_threat', requester: by('police'), context: { threat } },
  'duty to warn': { ...facts, ground_asserted: 'required_by_law', requester: by('police'), context: { threat } },
  'child report': {
    ...facts,
    ground_asserted: 'abuse_report',
    requester: by('child_protective_agency'),
    patient: child,
    context: { mandated: true, victim: 'child' },
  },
  'adult report': {
    ...facts,
    ground_asserted: 'abuse_report',
    requester: by('adult_protective_services'),
    patient: { id: 'P-100', age: 78, living: true },
    context: { mandated: true, victim: 'P-100 vulnerable adult' },
  },
  access: { ...facts, ground_asserted: 'patient_access', requester: by('individual', 'P-100'), requested: CHART },
  'parent asks': {
    ...facts,
    ground_asserted: 'patient_access',
    requester: by('parent'),
    patient: child,
    requested: CHART,
  },
  'executor asks': {
    ...facts,
    ground_asserted: 'patient_access',
    requester: by('executor'),
    patient: dead,
    requested: CHART,
  },
  'representative asks': {
    ...facts,
    ground_asserted: 'patient_access',
    requester: by('personal_representative', 'REP-1'),
    requested: CHART,
  },
  'representative signs': {
    ...facts,
    ground_asserted: 'authorization',
    artifacts: [{ ...form, signed_by: 'REP-1', signer_role: 'personal_representative' }],
  },
  emergency: {
    ...facts,
    ground_asserted: 'emergency_access',
    requester: { ...by('treating_provider'), setting: 'ED' },
    context: { emergency: { medical: true } },
  },
  authorization: { ...facts, ground_asserted: 'authorization', artifacts: [form] },
  'chart authorization': { ...facts, ground_asserted: 'authorization', requested: CHART, artifacts: [chartForm] },
  order: { ...facts, ground_asserted: 'court_order', artifacts: [order] },
  'chart order': {
    ...facts,
    ground_asserted: 'court_order',
    requested: CHART,
    artifacts: [{ ...order, expressly_covers: ['medical_record'] }],
  },
  subpoena: { ...facts, ground_asserted: 'subpoena', requested: CHART, artifacts: [subpoena] },
  warrant: { ...facts, ground_asserted: 'law_enforcement', requester: by('law_enforcement'), artifacts: [warrant] },
  oversight: {
    ...facts,
    ground_asserted: 'health_oversight',
    requester: by('licensing_board'),
    artifacts: [oversight],
  },
  coroner: {
    ...facts,
    ground_asserted: 'coroner',
    requester: by('medical_examiner'),
    patient: dead,
    artifacts: [coroner],
  },
  treatment: { ...facts, ground_asserted: 'treatment', requester: by('treating_provider'), requested: CHART },
  payment: { ...facts, ground_asserted: 'payment', requester: by('health_plan'), requested: CHART },
  'shared by the therapist': {
    ...facts,
    ground_asserted: 'originator_discretion',
    requester: by('individual', 'P-100'),
    context: { originator_decision: 'share_copy', state_law_checked: true },
  },
  defense: {
    ...facts,
    ground_asserted: 'defense',
    requester: { ...by('defense_counsel'), baa: true },
    context: { action: { plaintiff: 'P-100', defendant: 'CE-1', relevant_notes: ['PN-2', 'PN-3'] } },
  },
};

export const PAPERS: Readonly<Record<string, Tree>> = {
  authorization: form,
  'chart authorization': chartForm,
  order,
  'chart order': { ...order, expressly_covers: ['medical_record'] },
  subpoena,
  warrant,
  oversight,
  coroner,
};
