import type { Permission } from '../constructs/granted-role.ts';
import type { Names } from '../names.ts';
import { gets, practiceTag, reads, readsAndWrites, rows } from './rows.ts';

/** Builds extracts of the ordinary record. Nothing of psychotherapy notes: no row that says that one exists, no object, no key of a therapist. */
export const recordsPermissions = (names: Names): Permission[] => [
  rows(names, {
    sid: 'Requests',
    because: 'The request whose ordinary record was chosen, and its parts.',
    table: 'disclosures',
    actions: readsAndWrites,
    led: { request: 'practice', manifests: 'practice' },
  }),
  rows(names, {
    sid: 'Revocations',
    because: 'What patients have revoked, at the instant of the build (45 CFR 164.508(b)(5)).',
    table: 'disclosures',
    actions: ['dynamodb:Query'],
    led: { offers: 'practice' },
  }),
  rows(names, {
    sid: 'Charts',
    because: 'The entries of the chart that were chosen, what was added to them, and what clinicians hold back.',
    table: 'chart',
    actions: reads,
    led: { chart: 'practice', listed: 'practice' },
  }),
  rows(names, {
    sid: 'NamesOnTheCover',
    because:
      'The practice on the cover, who answers for it, its key, its additions to the law, and who wrote an entry.',
    table: 'practices',
    actions: gets,
    led: { profile: 'practice', members: 'practice' },
  }),
  {
    sid: 'FiledDocuments',
    because: 'Filed documents of charts of this practice, whose pages come along.',
    actions: ['s3:GetObject'],
    resources: [names.objectsArn('documents', `practices/${practiceTag}/patients/*`)],
  },
  {
    sid: 'ExtractsOfRecords',
    because: 'The extracts of the ordinary record of this practice; none of notes.',
    actions: ['s3:PutObject', 's3:GetObject'],
    resources: [names.objectsArn('extracts', `practices/${practiceTag}/requests/*/records/*`)],
  },
];
