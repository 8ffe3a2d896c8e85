import type { Permission } from '../constructs/granted-role.ts';
import type { Names } from '../names.ts';
import { folderTag, memberTag, practiceTag, reads, rows } from './rows.ts';

/** A patient: their own chart, what was put before them to sign, and their signed copies. Nothing of requests, decisions or notes. */
export const portalPermissions = (names: Names): Permission[] => [
  rows(names, {
    sid: 'OwnAuthorizations',
    because:
      'Authorizations that were offered to this patient; a signature or a refusal, of which each keeps out the other, and a revocation are added to them.',
    table: 'disclosures',
    actions: ['dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:ConditionCheckItem'],
    led: { offers: 'patient' },
  }),
  rows(names, {
    sid: 'OwnDisclosures',
    because: 'To whom this patient’s records were disclosed, and when.',
    table: 'disclosures',
    actions: ['dynamodb:Query'],
    led: { log: 'patient' },
  }),
  {
    sid: 'OwnCopies',
    because: 'The signed forms of this patient (45 CFR 164.508(c)(4)).',
    actions: ['s3:GetObject'],
    resources: [names.objectsArn('artifacts', `practices/${practiceTag}/forms/${folderTag}/*`)],
  },
  rows(names, {
    sid: 'OwnChart',
    because: 'The designated record set of this patient and its list, to be read (45 CFR 164.524).',
    table: 'chart',
    actions: reads,
    led: { chart: 'patient', listed: 'patient' },
  }),
  rows(names, {
    sid: 'NoticesOfThePractice',
    because: 'Whoever may be a patient of the practice may read its notice (45 CFR 164.520(a)(1)).',
    table: 'chart',
    actions: reads,
    led: { privacyNotices: 'practice' },
  }),
  rows(names, {
    sid: 'OwnRequests',
    because: 'What this patient asked of the practice about their record, and what they said to its answer.',
    table: 'chart',
    actions: [...reads, 'dynamodb:PutItem'],
    led: { patientRequests: 'patient' },
  }),
  rows(names, {
    sid: 'WaitsForTheirPractice',
    because: 'A request is put into the list of what waits for an answer, which no patient reads.',
    table: 'chart',
    actions: ['dynamodb:PutItem'],
    led: { openPatientRequests: 'practice' },
  }),
  {
    sid: 'OwnDocuments',
    because: 'Documents of this patient’s own chart (45 CFR 164.524).',
    actions: ['s3:GetObject'],
    resources: [names.objectsArn('documents', `practices/${practiceTag}/patients/${memberTag}/documents/*`)],
  },
];
