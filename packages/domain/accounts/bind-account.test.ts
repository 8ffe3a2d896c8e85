import {
  AccountId,
  type AuditEvent,
  idPrefixes,
  Instant,
  MemberId,
  type PatientAccount,
  PatientId,
  PracticeId,
} from '@sequester/model';
import { describe, expect, test } from 'vitest';

import { bindAccount } from './bind-account.ts';
import { bindingCodeDigest, birthDateDigest } from './binding-digests.ts';
import type { PersonStore } from './ports.ts';

const practiceId = PracticeId.parse(`prc_${'p'.repeat(26)}`);
const accountId = AccountId.parse(`acc_${'a'.repeat(26)}`);
const staff = { memberId: MemberId.parse(`mbr_${'s'.repeat(26)}`), name: 'Sam Staff (invented)' };
const now = Instant.parse('2026-03-02T10:00:00.000Z');
const later = Instant.parse('2026-03-03T10:00:01.000Z');
const code = 'abcde-12345';
const birthDate = '1990-05-17';

const invited: PatientAccount = {
  accountId,
  practiceId,
  patientId: PatientId.parse(`pat_${'a'.repeat(26)}`),
  email: 'paula@example.org',
  state: 'invited',
  invitedAt: now,
  invitedBy: staff,
  earlierAddresses: [],
  account: 'sub-paula',
  epoch: 0,
  code: {
    sha256: bindingCodeDigest(accountId, code),
    expiresAt: Instant.parse('2026-03-03T10:00:00.000Z'),
    triesLeft: 5,
    issuedBy: staff,
  },
  birthDate: { sha256: birthDateDigest(accountId, birthDate), triesLeft: 3 },
  revision: 1,
};

const unasked = async (): Promise<never> => {
  throw new Error('not asked here');
};

const literal = (row: PatientAccount = invited) => {
  const kept = { row };
  const events: AuditEvent[] = [];
  const persons: PersonStore = {
    person: async (sub) => ({ sub, epoch: 0, createdAt: now }),
    belonging: async () => kept.row,
    change: async (_context, { after }, { event }) => {
      if (!('memberId' in after)) kept.row = after;

      events.push(event);
    },
    practice: unasked,
    memberships: unasked,
    join: unasked,
    keep: unasked,
    raise: unasked,
  };
  const bind = (shown: { code: string } | { birthDate: string }, { at = now, sub = 'sub-paula' } = {}) =>
    bindAccount({ persons })(
      { sub, epoch: 0, now: at, newId: (kind) => `${idPrefixes[kind]}_${'e'.repeat(26)}` },
      { membership: { practiceId, accountId }, ...shown },
    );
  return { kept, events, bind };
};

describe('an account of a patient is bound', () => {
  test('by the code, however it is typed; who handed it over stays on record', async () => {
    const { kept, events, bind } = literal();
    expect(await bind({ code: 'ABCDE 12345' })).toMatchObject({ state: 'bound', boundAt: now });
    expect(kept.row).toMatchObject({ state: 'bound', binding: { how: 'code', at: now, handedOverBy: staff } });
    expect([kept.row.code, kept.row.birthDate]).toEqual([undefined, undefined]);
    expect(events[0]).toMatchObject({ action: 'patient.bound', subject: { how: 'code', codeBy: staff.memberId } });
  });

  test('by the date of birth on the chart', async () => {
    const { kept, bind } = literal();
    await bind({ birthDate });
    expect(kept.row.binding).toEqual({ how: 'birth-date', at: now });
  });

  test('by its own holder alone', async () => {
    await expect(literal().bind({ code }, { sub: 'sub-another' })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('what is wrong', () => {
  test('three times about the date of birth leaves only a code', async () => {
    const { kept, events, bind } = literal();
    for (const guess of ['1990-05-16', '1990-05-18', '1991-05-17'])
      await expect(bind({ birthDate: guess })).rejects.toMatchObject({ code: 'birth-date-wrong' });

    await expect(bind({ birthDate })).rejects.toMatchObject({ code: 'birth-date-not-asked' });
    expect(kept.row.state).toBe('invited');
    expect(events.map(({ action }) => action)).toEqual(Array.from({ length: 3 }, () => 'patient.birth-date-refused'));
    expect(JSON.stringify(events)).not.toContain('1990');
    expect(await bind({ code })).toMatchObject({ state: 'bound' });
  });

  test('five times about the code ends it; so does a day', async () => {
    const { bind } = literal();
    for (let tries = 0; tries < 5; tries += 1)
      await expect(bind({ code: 'zzzzz-zzzzz' })).rejects.toMatchObject({ code: 'binding-code-wrong' });

    await expect(bind({ code })).rejects.toMatchObject({ code: 'binding-code-missing' });
    await expect(literal().bind({ code }, { at: later })).rejects.toMatchObject({ code: 'binding-code-missing' });
  });

  test('is a code of another account', async () => {
    const other = AccountId.parse(`acc_${'b'.repeat(26)}`);
    const { code: kept } = invited;
    const { bind } = literal({
      ...invited,
      ...(kept === undefined ? {} : { code: { ...kept, sha256: bindingCodeDigest(other, code) } }),
    });
    await expect(bind({ code })).rejects.toMatchObject({ code: 'binding-code-wrong' });
  });
});
