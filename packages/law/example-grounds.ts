import type { Artifact } from './artifacts/artifact.ts';
import { IDS, authorization, courtOrder, facts, record, subpoena } from './example-facts.ts';
import type { Facts } from './facts.ts';
import type { GroundAsserted, RequesterType } from './parties.ts';

const by = (type: RequesterType, id = 'requester-1') => ({ id, type, identity_verified: true, baa: true });

const RECORD_FORM = authorization({ id: 'auth-2', covers: ['designated_record_set'], description: 'progress notes' });
const PAID = { ...RECORD_FORM.statements, remuneration: true };
const WIDE_ORDER = courtOrder({ expressly_covers: ['psychotherapy_notes', 'medical_record'] });
const ALL = [...IDS, 'record-1'];

const warrant: Artifact = { type: 'search_warrant', signed_by: 'judge', authenticated: true, items: ALL };
const oversight: Artifact = {
  type: 'oversight_request',
  verified: true,
  target: 'therapist-A',
  legal_authority: 'a statute',
  asks_for: ALL,
};
const threat = {
  communicated_by: 'patient',
  serious: true,
  imminent: true,
  intent_and_ability_judged: true,
  victim: 'named:victim-1',
  clinician_good_faith: true,
  recipient_can_prevent: true,
};
const action = { plaintiff: 'patient-1', defendant: 'practice-1', relevant_notes: ALL };
const program = { program_owner: 'practice-1', learners: 'mental_health_trainees', supervised: true } as const;
const mandated: Partial<Facts> = {
  requester: by('child_protective_agency'),
  context: { mandated: true, victim: 'child' },
};
const dead = { id: 'patient-1', living: false };

/** For each ground the request that stands best: every paper good, every determination made. */
const BEST: Record<GroundAsserted, Partial<Facts>> = {
  abuse_report: mandated,
  accounting: { requester: by('individual', 'patient-1'), context: { disclosures: [] } },
  amendment: { requester: by('individual', 'patient-1'), context: { amendment_decision: 'accepted' } },
  authorization: { artifacts: [authorization(), RECORD_FORM] },
  coroner: {
    requester: by('medical_examiner'),
    patient: dead,
    artifacts: [{ type: 'coroner_request', verified: true, purpose: 'cause of death', asks_for: ALL }],
  },
  court_order: { artifacts: [WIDE_ORDER] },
  decedent: {
    requester: by('executor'),
    patient: dead,
    artifacts: [{ type: 'letters_testamentary', patient: 'patient-1', valid: true }],
  },
  defense: { requester: by('defense_counsel'), context: { action } },
  deidentification: { requester: by('workforce_analyst'), action: 'use', artifacts: [authorization(), RECORD_FORM] },
  emergency_access: { requester: by('workforce_clinician'), action: 'use' },
  family: { requester: by('spouse'), context: { patient_agrees: true } },
  fundraising: { requester: by('workforce_fundraising'), action: 'use' },
  health_care_operations: { requester: by('workforce_qa'), action: 'use' },
  health_oversight: { requester: by('licensing_board'), artifacts: [oversight] },
  hhs_enforcement: {
    requester: by('hhs_secretary'),
    artifacts: [{ type: 'hhs_request', verified: true, matter: 'M-1', asks_for: ALL }],
  },
  law_enforcement: { requester: by('law_enforcement'), artifacts: [warrant] },
  marketing: {
    requester: by('marketer'),
    artifacts: [authorization({ statements: PAID }), { ...RECORD_FORM, statements: PAID }],
  },
  originator_discretion: {
    requester: by('individual', 'patient-1'),
    context: { originator_decision: 'share_copy', state_law_checked: true },
  },
  originator_treatment: { requester: by('originator', 'therapist-A'), action: 'use' },
  other: { requester: by('journalist') },
  patient_access: { requester: by('individual', 'patient-1') },
  payment: { requester: by('health_plan') },
  payment_review: { requester: by('medicare_contractor') },
  product_development: { requester: by('business_associate'), action: 'use' },
  public_health: { requester: by('public_health_authority') },
  required_by_law: mandated,
  research: { requester: by('researcher'), artifacts: [authorization(), RECORD_FORM] },
  serious_threat: { requester: by('police'), context: { threat } },
  specialized_government: { requester: by('federal_official') },
  subpoena: { artifacts: [subpoena({ satisfactory_assurance: 'notice_given_no_objection' })] },
  training: { requester: by('training_supervisor'), action: 'use', context: program },
  treatment: { requester: by('treating_provider') },
  workers_compensation: { requester: by('workers_comp_carrier') },
};

/** The best request on a ground, for notes or for the ordinary record. */
export const bestRequest = (ground: GroundAsserted, kind: 'psychotherapy_notes' | 'progress_notes'): Facts =>
  facts({
    ground_asserted: ground,
    requested: { classes: [kind] },
    other_records: [record('record-1')],
    ...BEST[ground],
  });
