import type { MemberId } from '@sequester/model';

import {
  administrationOf,
  namingOf,
  objectsArn,
  throughS3,
  type KeyPolicy,
  type KeyStatement,
  type KeySurroundings,
} from './key-policy.ts';

export interface ProviderKeySurroundings extends KeySurroundings {
  memberId: MemberId;
  vaultBucket: string;
  /** Where drafts will lie, which are replaced in place and so cannot lie in the vault. */
  draftsBucket: string;
  notesSessionRoleArn: string;
  disclosuresSessionRoleArn: string;
  extractsSessionRoleArn: string;
  trainingSessionRoleArn: string;
  successionSessionRoleArn: string;
}

type Conditions = NonNullable<KeyStatement['Condition']>;

interface GrantTerms {
  sid: string;
  by: string;
  to: string;
  /** The role that may end the grant, beside the administrators of the key. */
  endedBy: string;
  /** Objects of which each grant names one, whole. */
  objects: string[];
  /** What the session that makes the grant must show. */
  shown: Conditions;
}

/**
 * Grants of Decrypt on one named object. KMS reads the constraint of a grant as the encryption context of its making, so that
 * the object must be the therapist's.
 */
const grantsOf = ({ sid, by, to, endedBy, objects, shown }: GrantTerms): KeyStatement => ({
  Sid: sid,
  Effect: 'Allow',
  Principal: { AWS: by },
  Action: ['kms:CreateGrant'],
  Resource: '*',
  Condition: {
    ...shown,
    StringEquals: {
      ...shown['StringEquals'],
      'kms:RetiringPrincipal': endedBy,
      'kms:GrantConstraintType': 'EncryptionContextEquals',
    },
    StringLike: { ...shown['StringLike'], 'kms:GranteePrincipal': to, 'kms:EncryptionContext:aws:s3:arn': objects },
    'ForAllValues:StringEquals': { 'kms:GrantOperations': ['Decrypt'] },
    Null: { ...shown['Null'], 'kms:GrantOperations': 'false' },
  },
});

/** The sessions of a role that are named after a member. */
const sessionsOf = (roleArn: string): string =>
  `${roleArn.replace(':iam:', ':sts:').replace(':role/', ':assumed-role/')}/mbr_*`;

/** Two custodians of the practice who are not one person, neither of them the departed therapist, by one decision. */
const custodiansTogether = ({ practiceId, memberId }: ProviderKeySurroundings): Conditions => ({
  StringEquals: { 'aws:PrincipalTag/practice': practiceId, 'aws:PrincipalTag/provider': memberId },
  StringLike: {
    'aws:PrincipalTag/custodian': 'mbr_*',
    'aws:PrincipalTag/second-custodian': 'mbr_*',
    'aws:PrincipalTag/decision': 'dec_*',
  },
  StringNotEquals: {
    'aws:PrincipalTag/custodian': memberId,
    'aws:PrincipalTag/second-custodian': [memberId, '${aws:PrincipalTag/custodian}'],
  },
  Null: {
    'aws:PrincipalTag/custodian': 'false',
    'aws:PrincipalTag/second-custodian': 'false',
    'aws:PrincipalTag/decision': 'false',
  },
});

const objectsOf = ({ practiceId, memberId, region, vaultBucket, draftsBucket }: ProviderKeySurroundings) => {
  const prefix = `practices/${practiceId}/providers/${memberId}`;
  return {
    sealed: [objectsArn(region, vaultBucket, `${prefix}/*`)],
    incoming: [objectsArn(region, vaultBucket, `incoming/${prefix}/*`)],
    drafts: [vaultBucket, draftsBucket].map((bucket) => objectsArn(region, bucket, `drafts/${prefix}/*`)),
  };
};

/**
 * The policy of a therapist's key, which is never changed: it names every use that a therapist's notes can have, those of
 * drafts, training and succession before there is a function for them. The README says them in words.
 */
export const providerKeyPolicy = (key: ProviderKeySurroundings): KeyPolicy => {
  const { notesSessionRoleArn: notes, disclosuresSessionRoleArn: disclosures, extractsSessionRoleArn: extracts } = key;
  const originator = { 'aws:PrincipalTag/practice': key.practiceId, 'aws:PrincipalTag/provider': key.memberId };
  const { sealed, incoming, drafts } = objectsOf(key);
  const toBuilder = { to: extracts, endedBy: extracts, objects: [...sealed, ...drafts] };
  return {
    Version: '2012-10-17',
    Statement: [
      administrationOf(key),
      namingOf(key),
      {
        Sid: 'OriginatorThroughS3',
        Effect: 'Allow',
        Principal: { AWS: notes },
        Action: ['kms:GenerateDataKey', 'kms:Decrypt'],
        Resource: '*',
        Condition: {
          StringEquals: { 'kms:ViaService': throughS3(key.region), ...originator },
          StringLike: { 'kms:EncryptionContext:aws:s3:arn': [...sealed, ...incoming, ...drafts] },
        },
      },
      grantsOf({ sid: 'GrantsForExtracts', by: disclosures, ...toBuilder, shown: { StringEquals: originator } }),
      grantsOf({
        sid: 'GrantsForTraining',
        by: notes,
        to: sessionsOf(key.trainingSessionRoleArn),
        endedBy: notes,
        objects: sealed,
        shown: { StringEquals: originator },
      }),
      grantsOf({
        sid: 'GrantsForSuccession',
        by: key.successionSessionRoleArn,
        ...toBuilder,
        shown: custodiansTogether(key),
      }),
    ],
  };
};
