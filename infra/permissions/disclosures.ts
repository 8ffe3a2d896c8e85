import type { Permission } from '../constructs/granted-role.ts';
import type { Names } from '../names.ts';
import { linkTokens, type KeyArns } from './keys.ts';
import { gets, practiceTag, readsAndWrites, rows } from './rows.ts';

/** The documents that a request rests on. */
const papers = (names: Names): Permission[] => [
  {
    sid: 'Artifacts',
    because: 'Authorizations and court orders of this practice.',
    actions: ['s3:PutObject', 's3:GetObject'],
    resources: [names.objectsArn('artifacts', `practices/${practiceTag}/requests/*`)],
  },
  {
    sid: 'SignedForms',
    because: 'A form that a patient signed here is a paper of the request, and is opened before it is relied on.',
    actions: ['s3:GetObject'],
    resources: [names.objectsArn('artifacts', `practices/${practiceTag}/forms/*`)],
  },
  {
    sid: 'ExtractsOfRecords',
    because: 'An extract of the ordinary record is opened by those who chose and approve it; none of notes.',
    actions: ['s3:GetObject'],
    resources: [names.objectsArn('extracts', `practices/${practiceTag}/requests/*/records/*`)],
  },
];

/** That notes exist; that drafts exist, of the patient of an order alone. */
const existence = (names: Names): Permission[] => [
  rows(names, {
    sid: 'NotesThatExist',
    because: 'Which notes of a patient an order or an authorization can reach, without their content.',
    table: 'notes',
    actions: ['dynamodb:Query'],
    led: { notesOfPatient: 'practice' },
  }),
  rows(names, {
    sid: 'DraftsUnderAnOrder',
    because:
      'That a patient has drafts, in a session that names the patient of an order that was accepted, and in no other.',
    table: 'notes',
    actions: ['dynamodb:Query'],
    led: { draftsOfPatient: 'ordered' },
  }),
  rows(names, {
    sid: 'DraftsToBeKept',
    because: 'From the receipt of an order on, drafts of its days are kept, whether there are any or not.',
    table: 'notes',
    actions: ['dynamodb:PutItem'],
    led: { draftHolds: 'practice' },
  }),
];

/** Requests and decisions. Of the notes: that they exist, from the index; never an object, never a plaintext. */
export const disclosuresPermissions = (names: Names, keys: KeyArns): Permission[] => [
  rows(names, {
    sid: 'Requests',
    because:
      'Requests, artifacts, decisions, the disclosure log and the authorizations that patients of this practice are to sign.',
    table: 'disclosures',
    actions: readsAndWrites,
    led: { request: 'practice', manifests: 'practice', log: 'practice', offers: 'practice' },
  }),
  rows(names, {
    sid: 'RequestsInOrder',
    because: 'The list of requests of this practice.',
    table: 'disclosures',
    actions: ['dynamodb:Query'],
    led: { requests: 'practice' },
  }),
  rows(names, {
    sid: 'Links',
    because:
      'A link is found by the digest of its token, 256 bits that cannot be guessed; it is written with its request and never listed.',
    table: 'disclosures',
    actions: ['dynamodb:PutItem'],
    led: { linkPointers: 'unbound' },
  }),
  ...existence(names),
  rows(names, {
    sid: 'PatientNamed',
    because: 'A request names a patient of this practice.',
    table: 'chart',
    actions: [...gets, 'dynamodb:ConditionCheckItem'],
    led: { chart: 'practice' },
  }),
  rows(names, {
    sid: 'RestrictionsAgreed',
    because: 'What the practice agreed to hold back of a patient’s records (45 CFR 164.522(a)(1)(iii)).',
    table: 'chart',
    actions: ['dynamodb:Query'],
    led: { current: 'practice' },
  }),
  rows(names, {
    sid: 'RecordsListed',
    because: 'Which entries of a chart a request can reach, and their words for whoever chooses and approves them.',
    table: 'chart',
    actions: ['dynamodb:Query'],
    led: { chart: 'practice', listed: 'practice' },
  }),
  rows(names, {
    sid: 'MembersNamed',
    because: 'Who approves, and whose key holds the notes.',
    table: 'practices',
    actions: gets,
    led: { profile: 'practice', members: 'practice' },
  }),
  ...papers(names),
  linkTokens(keys),
];
