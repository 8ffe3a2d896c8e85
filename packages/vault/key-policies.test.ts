import { MemberId, PracticeId } from '@sequester/model';
import { describe, expect, test } from 'vitest';

import { practiceKeyPolicy } from './practice-key-policy.ts';
import { providerKeyPolicy } from './provider-key-policy.ts';

const role = (name: string): string => `arn:aws:iam::111122223333:role/sequester-dev-${name}`;
const practiceId = PracticeId.parse(`prc_${'p'.repeat(26)}`);
const memberId = MemberId.parse(`mbr_${'m'.repeat(26)}`);
const surroundings = {
  accountId: '111122223333',
  region: 'us-east-1',
  practiceId,
  memberId,
  vaultBucket: 'sequester-dev-111122223333-vault',
  draftsBucket: 'sequester-dev-111122223333-drafts',
  documentsBucket: 'sequester-dev-111122223333-documents',
  artifactsBucket: 'sequester-dev-111122223333-artifacts',
  extractsBucket: 'sequester-dev-111122223333-extracts',
  practiceSessionRoleArn: role('practice-session'),
  chartSessionRoleArn: role('chart-session'),
  notesSessionRoleArn: role('notes-session'),
  disclosuresSessionRoleArn: role('disclosures-session'),
  extractsSessionRoleArn: role('extracts-session'),
  recordsSessionRoleArn: role('records-session'),
  trainingSessionRoleArn: role('training-session'),
  successionSessionRoleArn: role('succession-session'),
  portalSessionRoleArn: role('portal-session'),
  releaseDownloadRoleArn: role('release-download'),
};
const provider = providerKeyPolicy(surroundings);
const practice = practiceKeyPolicy(surroundings);
const uses = new Set([
  'kms:Decrypt',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:CreateGrant',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
  'kms:*',
]);

describe.each([
  ['a therapist', provider],
  ['a practice', practice],
])('the key of %s', (_whose, policy) => {
  test('can be managed by the account, which can neither use nor grant it', () => {
    const ofRoot = policy.Statement.filter((statement) => JSON.stringify(statement.Principal).includes(':root'));
    expect(ofRoot).toHaveLength(1);
    const actions = ofRoot.flatMap((statement) => statement.Action);
    expect(actions).toContain('kms:PutKeyPolicy');
    expect(actions.filter((action) => uses.has(action) || action.includes('*'))).toEqual([]);
  });

  test('is named and found by the function that makes it, in a session of its practice alone', () => {
    const naming = policy.Statement.filter(
      (statement) => statement.Action.includes('kms:CreateAlias') && statement.Sid !== 'Administration',
    );
    expect(naming).toMatchObject([
      {
        Principal: { AWS: role('practice-session') },
        Action: ['kms:CreateAlias', 'kms:DescribeKey'],
        Condition: { StringEquals: { 'aws:PrincipalTag/practice': practiceId } },
      },
    ]);
  });

  test('is used through S3 alone, in a session of its practice alone', () => {
    const using = policy.Statement.filter((statement) => statement.Action.includes('kms:Decrypt'));
    expect(using.length).toBeGreaterThan(0);
    for (const { Condition } of using) {
      expect(Condition?.['StringEquals']).toMatchObject({
        'kms:ViaService': 's3.us-east-1.amazonaws.com',
        'aws:PrincipalTag/practice': practiceId,
      });
    }
  });
});

const within = (bucket: string, folder = '') =>
  `arn:aws:s3:::sequester-dev-111122223333-${bucket}/${folder}practices/${practiceId}/*`;
const only = (...arns: string[]) => ({ 'kms:EncryptionContext:aws:s3:arn': arns });

const ofRecords = `arn:aws:s3:::sequester-dev-111122223333-extracts/practices/${practiceId}/requests/*/records/*`;

test('the key of a practice is used for objects of that practice alone, by each function in its own buckets', () => {
  const objects = practice.Statement.filter(({ Action }) => Action.includes('kms:Decrypt')).map(
    ({ Sid, Condition }) => [Sid, Condition?.['StringLike']],
  );
  expect(objects).toEqual([
    ['Documents', only(within('documents'), within('documents', 'incoming/'))],
    ['Artifacts', only(within('artifacts'))],
    ['ExtractsOfRecords', only(ofRecords)],
    ['FiledDocuments', only(within('documents'))],
    ['Records', only(ofRecords)],
    ['Extracts', only(within('artifacts'), within('extracts'))],
    ['OwnPapers', only(within('artifacts'), within('documents'))],
    ['Download', only(within('extracts'))],
  ]);
});

describe('the key of a therapist', () => {
  const vault = 'arn:aws:s3:::sequester-dev-111122223333-vault';
  const path = `practices/${practiceId}/providers/${memberId}/*`;
  const drafts = [`${vault}/drafts/${path}`, `arn:aws:s3:::sequester-dev-111122223333-drafts/drafts/${path}`];
  const grants = provider.Statement.filter((statement) => statement.Action.includes('kms:CreateGrant'));

  test('opens only notes, uploads and drafts of that therapist, in their own session', () => {
    const decrypting = provider.Statement.filter((statement) => statement.Action.includes('kms:Decrypt'));
    expect(decrypting).toMatchObject([
      {
        Principal: { AWS: role('notes-session') },
        Condition: {
          StringEquals: { 'aws:PrincipalTag/provider': memberId },
          StringLike: {
            'kms:EncryptionContext:aws:s3:arn': [`${vault}/${path}`, `${vault}/incoming/${path}`, ...drafts],
          },
        },
      },
    ]);
  });

  test('lets nothing be granted but decryption of one named object of that therapist, to be ended by a role of the service', () => {
    for (const { Action, Condition, Principal } of grants) {
      expect(Action).toEqual(['kms:CreateGrant']);
      expect(JSON.stringify(Principal)).not.toContain('root');
      expect(Condition?.['ForAllValues:StringEquals']).toEqual({ 'kms:GrantOperations': ['Decrypt'] });
      expect(Condition?.['Null']).toMatchObject({ 'kms:GrantOperations': 'false' });
      expect(Condition?.['StringEquals']).toMatchObject({
        'kms:GrantConstraintType': 'EncryptionContextEquals',
        'kms:RetiringPrincipal': expect.stringMatching(/:role\/sequester-dev-(extracts|notes)-session$/),
        'aws:PrincipalTag/practice': practiceId,
        'aws:PrincipalTag/provider': memberId,
      });
      expect(JSON.stringify(Condition?.['StringLike']?.['kms:EncryptionContext:aws:s3:arn'])).toContain(path);
    }
  });

  test('is granted by the therapist to the extract builder and to one supervisor, and by two custodians to the extract builder', () => {
    const terms = grants.map(({ Principal, Condition }) => [
      Principal.AWS,
      Condition?.['StringLike']?.['kms:GranteePrincipal'],
    ]);
    expect(terms).toEqual([
      [role('disclosures-session'), role('extracts-session')],
      [role('notes-session'), 'arn:aws:sts::111122223333:assumed-role/sequester-dev-training-session/mbr_*'],
      [role('succession-session'), role('extracts-session')],
    ]);
  });

  test('has a policy of a third of what KMS takes', () => {
    expect(JSON.stringify(provider).length).toBeLessThan(32_768 / 3);
    expect(JSON.stringify(practice).length).toBeLessThan(32_768 / 3);
  });

  test('is used by no role of the chart, the practice, the release or the ledger', () => {
    const using = provider.Statement.filter((statement) => statement.Action.some((action) => uses.has(action)));
    const principals = JSON.stringify(using.map((statement) => statement.Principal));
    for (const name of ['chart', 'practice', 'release', 'ledger', 'notices'])
      expect(principals).not.toContain(`sequester-dev-${name}`);
  });
});
