import { MemberId, PracticeId } from '@sequester/domain';
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
  practiceSessionRoleArn: role('practice-session'),
  notesSessionRoleArn: role('notes-session'),
  disclosuresSessionRoleArn: role('disclosures-session'),
  extractsSessionRoleArn: role('extracts-session'),
  portalSessionRoleArn: role('portal-session'),
  releaseDownloadRoleArn: role('release-download'),
};
const provider = providerKeyPolicy(surroundings);
const practice = practiceKeyPolicy(surroundings);
const uses = ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey', 'kms:CreateGrant', 'kms:ReEncryptFrom', 'kms:ReEncryptTo', 'kms:*'];

describe.each([
  ['a therapist', provider],
  ['a practice', practice],
])('the key of %s', (_whose, policy) => {
  test('can be managed by the account, which can neither use nor grant it', () => {
    const ofRoot = policy.Statement.filter((statement) => JSON.stringify(statement.Principal).includes(':root'));
    expect(ofRoot).toHaveLength(1);
    const actions = ofRoot.flatMap((statement) => statement.Action);
    expect(actions).toContain('kms:PutKeyPolicy');
    expect(actions.filter((action) => uses.includes(action) || action.includes('*'))).toEqual([]);
  });

  test('is named and found by the function that makes it, in a session of its practice alone', () => {
    const naming = policy.Statement.filter((statement) => statement.Action.includes('kms:CreateAlias') && statement.Sid !== 'Administration');
    expect(naming).toMatchObject([
      { Principal: { AWS: role('practice-session') }, Action: ['kms:CreateAlias', 'kms:DescribeKey'], Condition: { StringEquals: { 'aws:PrincipalTag/practice': practiceId } } },
    ]);
  });

  test('is used through S3 alone, in a session of its practice alone', () => {
    const using = policy.Statement.filter((statement) => statement.Action.includes('kms:Decrypt'));
    expect(using.length).toBeGreaterThan(0);
    for (const { Condition } of using) {
      expect(Condition?.['StringEquals']).toMatchObject({ 'kms:ViaService': 's3.us-east-1.amazonaws.com', 'aws:PrincipalTag/practice': practiceId });
    }
  });
});

describe('the key of a therapist', () => {
  test('opens only objects below the two prefixes of that therapist, in their own session', () => {
    const decrypting = provider.Statement.filter((statement) => statement.Action.includes('kms:Decrypt'));
    expect(decrypting).toMatchObject([
      {
        Principal: { AWS: role('notes-session') },
        Condition: {
          StringEquals: { 'aws:PrincipalTag/provider': memberId },
          StringLike: { 'kms:EncryptionContext:aws:s3:arn': [
              `arn:aws:s3:::sequester-dev-111122223333-vault/practices/${practiceId}/providers/${memberId}/*`,
              `arn:aws:s3:::sequester-dev-111122223333-vault/incoming/practices/${practiceId}/providers/${memberId}/*`,
            ] },
        },
      },
    ]);
  });

  test('lets the therapist grant nothing but decryption of a named object to the extract builder', () => {
    const granting = provider.Statement.filter((statement) => statement.Action.includes('kms:CreateGrant'));
    expect(granting).toEqual([
      {
        Sid: 'GrantsForExtracts',
        Effect: 'Allow',
        Principal: { AWS: role('disclosures-session') },
        Action: ['kms:CreateGrant'],
        Resource: '*',
        Condition: {
          StringEquals: {
            'aws:PrincipalTag/practice': practiceId,
            'aws:PrincipalTag/provider': memberId,
            'kms:GranteePrincipal': role('extracts-session'),
            'kms:GrantConstraintType': 'EncryptionContextEquals',
          },
          'ForAllValues:StringEquals': { 'kms:GrantOperations': ['Decrypt'] },
          Null: { 'kms:GrantOperations': 'false' },
        },
      },
    ]);
  });

  test('is used by no role of the chart, the practice, the release or the ledger', () => {
    const using = provider.Statement.filter((statement) => statement.Action.some((action) => uses.includes(action)));
    const principals = JSON.stringify(using.map((statement) => statement.Principal));
    for (const name of ['chart', 'practice', 'release', 'ledger', 'notices']) {
      expect(principals).not.toContain(`sequester-dev-${name}`);
    }
  });
});
