import type { Permission } from '../constructs/granted-role.ts';

/** Keys of the template that functions use by ARN. */
export interface KeyArns {
  tables: string;
  tokens: string;
}

/** Derives link tokens and one-time codes, of which only digests are stored. */
export const linkTokens = (keys: KeyArns): Permission => ({
  sid: 'LinkTokens',
  because: 'Tokens and codes are derived when they are needed, so that none is stored.',
  actions: ['kms:GenerateMac'],
  resources: [keys.tokens],
  conditions: { StringEquals: { 'kms:MacAlgorithm': 'HMAC_SHA_256' } },
});
