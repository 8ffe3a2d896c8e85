import type { Permission } from '../constructs/granted-role.ts';
import type { Names } from '../names.ts';
import { gets, practiceTag, readsAndWrites, rows } from './rows.ts';

/** Builds an extract. It may fetch sealed notes of the practice, but opens only those for which a grant was made. */
export const extractsPermissions = (names: Names): Permission[] => [
  rows(names, {
    sid: 'Requests',
    because: 'The approved request and its parts.',
    table: 'disclosures',
    actions: readsAndWrites,
    led: { request: 'practice', manifests: 'practice' },
  }),
  rows(names, {
    sid: 'SignedAuthorizations',
    because: 'What patients have signed and revoked; the form that is made of a signature is added to it.',
    table: 'disclosures',
    actions: ['dynamodb:Query', 'dynamodb:PutItem'],
    led: { offers: 'practice' },
  }),
  rows(names, {
    sid: 'NotesThatExist',
    because: 'Versions and digests of the notes in scope.',
    table: 'notes',
    actions: ['dynamodb:Query'],
    led: { notesOfPatient: 'practice' },
  }),
  rows(names, {
    sid: 'NameOnTheCover',
    because: 'The name of the practice on the cover, who answers for it in letters, and the key for both.',
    table: 'practices',
    actions: gets,
    led: { profile: 'practice' },
  }),
  {
    sid: 'SealedNotes',
    because:
      'The ciphertext of pages of notes of this practice, not of the words beside them; S3 gives the plaintext only while a grant for that one object stands.',
    actions: ['s3:GetObject'],
    resources: [
      names.objectsArn('vault', `practices/${practiceTag}/providers/*/notes/*`),
      names.objectsArn('vault', `drafts/practices/${practiceTag}/providers/*/copies/*`),
    ],
  },
  {
    sid: 'Extracts',
    because: 'The extracts of this practice.',
    actions: ['s3:PutObject', 's3:GetObject'],
    resources: [names.objectsArn('extracts', `practices/${practiceTag}/requests/*`)],
  },
  {
    sid: 'Papers',
    because: 'Letters of this practice, and forms that were signed here; not the papers that came from outside.',
    actions: ['s3:PutObject', 's3:GetObject'],
    resources: [
      names.objectsArn('artifacts', `practices/${practiceTag}/requests/*/papers/*`),
      names.objectsArn('artifacts', `practices/${practiceTag}/forms/*`),
    ],
  },
];
