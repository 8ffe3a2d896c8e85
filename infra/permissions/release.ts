import type { Permission } from '../constructs/granted-role.ts';
import type { Names } from '../names.ts';
import { linkTokens, type KeyArns } from './keys.ts';
import { gets, practiceTag, readsAndWrites, rows } from './rows.ts';

/** The recipient's door, once the link has said which practice it belongs to. */
export const releasePermissions = (names: Names, keys: KeyArns): Permission[] => [
  rows(names, {
    sid: 'RequestAndLog',
    because: 'The request behind the link, the count of its downloads and the disclosure log (45 CFR 164.528).',
    table: 'disclosures',
    actions: readsAndWrites,
    led: { request: 'practice', log: 'practice' },
  }),
  rows(names, {
    sid: 'Revocations',
    because: 'What patients have revoked, at the instant of a download (45 CFR 164.508(b)(5)).',
    table: 'disclosures',
    actions: ['dynamodb:Query', 'dynamodb:ConditionCheckItem'],
    led: { offers: 'practice' },
  }),
  rows(names, {
    sid: 'PolicyInForce',
    because: 'What the practice added to the law, which the law is asked with before anything leaves.',
    table: 'practices',
    actions: gets,
    led: { profile: 'practice' },
  }),
  rows(names, {
    sid: 'FreshLinks',
    because: 'A fresh link is found by the digest of its token, and is written with its request.',
    table: 'disclosures',
    actions: ['dynamodb:PutItem'],
    led: { linkPointers: 'unbound' },
  }),
  linkTokens(keys),
];

/** Before the link is read there is no practice to be scoped to: one row by digest, and nothing else. */
export const releaseOwnPermissions = (names: Names, keys: KeyArns): Permission[] => [
  rows(names, {
    sid: 'LinkByDigest',
    because: 'A recipient has no account; the digest of the token finds the one row that names the practice.',
    table: 'disclosures',
    actions: ['dynamodb:GetItem'],
    led: { linkPointers: 'unbound' },
  }),
  rows(names, {
    sid: 'CallsByDigest',
    because:
      'Calls are counted by source and by link under a digest, so that one guesser does not use up what all recipients share.',
    table: 'idempotency',
    actions: ['dynamodb:UpdateItem'],
    led: { doorCounts: 'unbound' },
  }),
  {
    ...linkTokens(keys),
    sid: 'CountsUnderDigests',
    because: 'The key of the digests under which calls are counted is derived each day and stored nowhere.',
  },
  {
    sid: 'DownloadRole',
    because: 'The role that signs one download, narrowed to one object by a session policy.',
    actions: ['sts:AssumeRole', 'sts:TagSession'],
    resources: [names.downloadRole],
  },
];

/** Signs the download: extracts of one practice, narrowed to one object by the session policy of the release function. */
export const downloadPermissions = (names: Names): Permission[] => [
  {
    sid: 'OneExtract',
    because: 'The extracts of this practice, of which the session policy leaves one.',
    actions: ['s3:GetObject'],
    resources: [names.objectsArn('extracts', `practices/${practiceTag}/requests/*`)],
  },
];
