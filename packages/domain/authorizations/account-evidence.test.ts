import {
  AccountId,
  type ElectronicSignature,
  Instant,
  MemberId,
  OfferId,
  PatientId,
  PracticeId,
} from '@sequester/model';
import { describe, expect, test } from 'vitest';

import { accountEvidence, needsConfirmation } from './account-evidence.ts';

const memberId = (letter: string) => MemberId.parse(`mbr_${letter.repeat(26)}`);
const [changer, other] = [memberId('c'), memberId('d')];
const changedAt = Instant.parse('2026-06-01T08:00:00.000Z');
const boundAt = Instant.parse('2026-06-02T08:00:00.000Z');
const signedAt = Instant.parse('2026-06-10T08:00:00.000Z');
const byCode = (handedOver: MemberId) => ({
  how: 'code' as const,
  at: boundAt,
  handedOverBy: { memberId: handedOver, name: 'Sam Staff (invented)' },
});
const byBirthDate = { how: 'birth-date' as const, at: boundAt };

const signatureOf = (opening: Partial<ElectronicSignature['opening']>): ElectronicSignature => ({
  offerId: OfferId.parse(`aof_${'o'.repeat(26)}`),
  practiceId: PracticeId.parse(`prc_${'p'.repeat(26)}`),
  patientId: PatientId.parse(`pat_${'a'.repeat(26)}`),
  account: 'account',
  authentication: 'Signed in',
  opening: {
    accountId: AccountId.parse(`acc_${'a'.repeat(26)}`),
    openedAt: changedAt,
    openedBy: { memberId: other, name: 'Olga Other (invented)' },
    binding: byBirthDate,
    ...opening,
  },
  typedName: 'Paula Invented',
  intent: 'I sign',
  textSha256: '0'.repeat(64),
  formVersion: '1',
  signedAt,
});

describe('a form signed days after the address on the chart changed', () => {
  test.each([
    ['the address never changed', {}, false],
    [
      'another member handed the code over',
      { addressChangedAt: changedAt, addressChangedBy: changer, binding: byCode(other) },
      false,
    ],
    [
      'the same member handed the code over',
      { addressChangedAt: changedAt, addressChangedBy: changer, binding: byCode(changer) },
      true,
    ],
    ['nobody knows who changed it', { addressChangedAt: changedAt, binding: byCode(other) }, true],
    ['it was bound by the date of birth', { addressChangedAt: changedAt, addressChangedBy: changer }, true],
  ])('where %s: %#', (_, opening, confirmed) => {
    const signature = signatureOf(opening);
    expect(needsConfirmation(signature)).toBe(confirmed);
    expect(accountEvidence(signature).includes('No second member took part')).toBe(confirmed);
  });
});
