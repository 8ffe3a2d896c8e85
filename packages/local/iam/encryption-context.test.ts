import { describe, expect, test } from 'vitest';

import { withoutMetConditions } from './encryption-context.ts';
import type { Statement } from './statement.ts';

const arn = 'arn:aws:s3:::vault/practices/prc_1/providers/mbr_1/notes/a.pdf';
const key = 'kms:EncryptionContext:aws:s3:arn';
const tags = { 'aws:PrincipalTag/practice': 'prc_1', 'aws:PrincipalTag/star': '*' };

const holds = (
  Condition: Statement['Condition'],
  Effect: Statement['Effect'] = 'Allow',
  context: Record<string, string> = { 'aws:s3:arn': arn },
): boolean =>
  withoutMetConditions({ Effect, Action: 'kms:Decrypt', Resource: '*', Condition }, context, tags) !== undefined;

describe('a condition on the encryption context', () => {
  test.each([
    ['StringEquals', arn, true],
    ['StringEquals', `${arn}x`, false],
    ['StringNotEquals', arn, false],
    ['StringNotEquals', 'x', true],
    ['StringEqualsIgnoreCase', arn.toUpperCase(), true],
    ['StringLike', 'arn:aws:s3:::vault/practices/prc_1/*', true],
    ['StringLike', 'arn:aws:s3:::vault/practices/prc_2/*', false],
    ['StringNotLike', 'arn:aws:s3:::vault/practices/prc_1/*', false],
    ['ArnLike', 'arn:aws:s3:::vault/*', true],
    ['StringLike', 'arn:aws:s3:::vault/practices/${aws:PrincipalTag/practice}/*', true],
    ['StringLike', 'arn:aws:s3:::vault/practices/${aws:PrincipalTag/absent}/*', false],
    ['StringLike', 'arn:aws:s3:::vault/practices/${aws:PrincipalTag/star}/*', false],
    ['ForAnyValue:StringLike', '*', true],
    ['Null', 'false', true],
    ['Null', 'true', false],
  ])('%s %s → %s', (operator, value, expected) => {
    expect(holds({ [operator]: { [key]: value } })).toBe(expected);
  });

  test.each([
    ['StringEquals', false],
    ['StringNotEquals', true],
    ['StringEqualsIfExists', true],
    ['ForAllValues:StringEquals', true],
    ['ForAnyValue:StringEquals', false],
  ])('%s without the pair in the request → %s', (operator, expected) => {
    expect(holds({ [operator]: { [key]: arn } }, 'Allow', {})).toBe(expected);
  });

  test('on its keys counts them all', () => {
    const only = { 'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['aws:s3:arn'] } };
    expect(holds(only)).toBe(true);
    expect(holds(only, 'Allow', { 'aws:s3:arn': arn, more: 'x' })).toBe(false);
  });

  test('with an operator that is not known fails an Allow and holds for a Deny', () => {
    const unknown = { BinaryEquals: { [key]: arn } };
    expect(holds(unknown)).toBe(false);
    expect(holds(unknown, 'Deny')).toBe(true);
  });

  test('is taken out of the statement when it holds, and the other conditions stay', () => {
    const Condition = { StringEquals: { [key]: arn, 'kms:ViaService': 's3.us-east-1.amazonaws.com' } };
    expect(withoutMetConditions({ Effect: 'Allow', Action: 'kms:*', Condition }, { 'aws:s3:arn': arn }, tags)).toEqual({
      Effect: 'Allow',
      Action: 'kms:*',
      Condition: { StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' } },
    });
  });
});
