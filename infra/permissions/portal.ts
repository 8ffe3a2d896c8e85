import type { Permission } from '../constructs/granted-role.ts';
import type { Names } from '../names.ts';
import { folderTag, memberTag, practiceTag, reads, rows } from './rows.ts';

/** A patient: their own chart, what was put before them to sign, and their signed copies. Nothing of requests, decisions or notes. */
export const portalPermissions = (names: Names): Permission[] => [
  rows(names, {
    sid: 'OwnAuthorizations',
    because: 'Authorizations that were offered to this patient; a signature and a revocation are added to them.',
    table: 'disclosures',
    actions: ['dynamodb:Query', 'dynamodb:PutItem'],
    led: { offers: 'patient' },
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
  {
    sid: 'OwnDocuments',
    because: 'Documents of this patient’s own chart (45 CFR 164.524).',
    actions: ['s3:GetObject'],
    resources: [names.objectsArn('documents', `practices/${practiceTag}/patients/${memberTag}/documents/*`)],
  },
];
