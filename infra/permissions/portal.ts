import type { Permission } from '../constructs/granted-role.ts';
import type { Names } from '../names.ts';
import { folderTag, gets, practiceTag, rows } from './rows.ts';

/** A patient: what was put before them to sign, their signed copies, and their own demographics. Nothing of requests, decisions or notes. */
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
    sid: 'OwnAddress',
    because:
      'When the address on this patient’s own chart was changed: a form signed shortly after has to be confirmed.',
    table: 'chart',
    actions: gets,
    led: { chart: 'patient' },
  }),
];
