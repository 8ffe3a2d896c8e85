import type { Permission } from '../constructs/granted-role.ts';
import type { Names } from '../names.ts';
import { gets, practiceTag, providerTag, readsAndWrites, rows } from './rows.ts';

const ownPrefix = `practices/${practiceTag}/providers/${providerTag}`;

/** Drafts: replaced in place and gone when they are sealed; what an order or a hold covers is kept where nothing is removed. */
const drafts = (names: Names): Permission[] => [
  rows(names, {
    sid: 'OwnDrafts',
    because:
      'Rows of the drafts of this therapist, which leave when a draft is sealed or discarded; rows of notes never do.',
    table: 'notes',
    actions: [...readsAndWrites, 'dynamodb:DeleteItem'],
    led: { drafts: 'originator' },
  }),
  rows(names, {
    sid: 'DraftsToBeKept',
    because: 'From when on drafts on a patient of this practice are kept, because an order came.',
    table: 'notes',
    actions: ['dynamodb:Query'],
    led: { draftHolds: 'practice' },
  }),
  {
    sid: 'OwnDraftsInPlace',
    because: 'A draft is replaced in place by its therapist, and removed once it is sealed or discarded.',
    actions: ['s3:PutObject', 's3:GetObject', 's3:DeleteObject'],
    resources: [names.objectsArn('drafts', `drafts/${ownPrefix}/*`)],
  },
  {
    sid: 'OwnDraftsKept',
    because: 'What an order or a hold covers of a draft of this therapist is written once and never removed.',
    actions: ['s3:PutObject', 's3:GetObject'],
    resources: [names.objectsArn('vault', `drafts/${ownPrefix}/*`)],
  },
];

/**
 * The originator's own notes: own rows and own objects (45 CFR 164.501, 164.508(a)(2)). Who may use a therapist's key
 * stands in the policy of that key alone.
 */
export const notesPermissions = (names: Names): Permission[] => [
  rows(names, {
    sid: 'OwnNotes',
    because: 'Rows of the notes of this therapist.',
    table: 'notes',
    actions: readsAndWrites,
    led: { originator: 'originator' },
  }),
  rows(names, {
    sid: 'PatientNamed',
    because: 'A note is written about a patient of this practice, and its sheet bears their name: one row by its key.',
    table: 'chart',
    actions: [...gets, 'dynamodb:ConditionCheckItem'],
    led: { chart: 'practice' },
  }),
  rows(names, {
    sid: 'OwnEnrolment',
    because: 'The member row names the key of this therapist, and them on a sheet; the profile says by which clock.',
    table: 'practices',
    actions: gets,
    led: { members: 'practice', profile: 'practice' },
  }),
  {
    sid: 'OwnSealedNotes',
    because: 'Objects below the prefixes of this practice and this therapist.',
    actions: ['s3:PutObject', 's3:GetObject'],
    resources: [
      names.objectsArn('vault', `${ownPrefix}/notes/*`),
      names.objectsArn('vault', `${ownPrefix}/words/*`),
      names.objectsArn('vault', `incoming/${ownPrefix}/*`),
    ],
  },
  {
    sid: 'OwnUploadsInParts',
    because: 'Which parts of an upload have come, so that one that was interrupted goes on.',
    actions: ['s3:ListMultipartUploadParts', 's3:AbortMultipartUpload'],
    resources: [names.objectsArn('vault', `incoming/${ownPrefix}/*`)],
  },
  {
    sid: 'OwnUploadsLeave',
    because: 'An upload that was taken over or refused is removed; a sealed note never is.',
    actions: ['s3:DeleteObject'],
    resources: [names.objectsArn('vault', `incoming/${ownPrefix}/*`)],
  },
  ...drafts(names),
];
