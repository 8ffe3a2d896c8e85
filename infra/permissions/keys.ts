import type { Permission } from '../constructs/granted-role.ts';
import type { Names } from '../names.ts';
import { practiceTag, providerTag } from './rows.ts';

/** Keys of the template that functions use by ARN. */
export interface KeyArns {
  tables: string;
  buckets: string;
  tokens: string;
  ledgerSigning: string;
}

/** The originator's own key, through S3 alone; the key's policy says the same and adds the object's ARN. */
export const originatorKey = (names: Names): Permission => ({
  sid: 'OwnProviderKeyThroughS3',
  because: 'A therapist seals and opens notes under the key tagged with this practice and this therapist, and no other.',
  actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
  resources: [names.anyKey],
  conditions: {
    StringEquals: {
      'kms:ViaService': names.throughS3,
      'aws:ResourceTag/practice': practiceTag,
      'aws:ResourceTag/provider': providerTag,
    },
  },
});

/** The practice's key, for artifacts and extracts, through S3 alone; never a therapist's key. */
export const practiceKey = (names: Names, actions: string[]): Permission => ({
  sid: 'PracticeKeyThroughS3',
  because: 'Artifacts and extracts lie under the key tagged with this practice; keys of therapists are left out.',
  actions,
  resources: [names.anyKey],
  conditions: {
    StringEquals: { 'kms:ViaService': names.throughS3, 'aws:ResourceTag/practice': practiceTag },
    Null: { 'aws:ResourceTag/provider': 'true' },
  },
});

/** Derives link tokens and one-time codes, of which only digests are stored. */
export const linkTokens = (keys: KeyArns): Permission => ({
  sid: 'LinkTokens',
  because: 'Tokens and codes are derived when they are needed, so that none is stored.',
  actions: ['kms:GenerateMac'],
  resources: [keys.tokens],
  conditions: { StringEquals: { 'kms:MacAlgorithm': 'HMAC_SHA_256' } },
});
