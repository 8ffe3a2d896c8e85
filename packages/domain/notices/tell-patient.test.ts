import {
  type AuditEvent,
  CalendarDate,
  type DisclosureRequest,
  EmailAddress,
  plusSeconds,
  type Member,
  MemberId,
  type RecordedDecision,
  type Role,
} from '@sequester/model';
import { now } from '@sequester/testing/clock';
import { literalLog } from '@sequester/testing/literal-log';
import { literalDeadlines, literalNotices } from '@sequester/testing/notices/literal-notices';
import { decided, openRequest, pointer, recipientContext } from '@sequester/testing/release/example-link';
import { describe, expect, test } from 'vitest';

import type { PracticeContext } from '../context.ts';
import { emptyFile } from '../disclosures/apply.ts';
import { dueDates } from '../disclosures/due-dates.ts';
import { startOfDay } from '../start-of-day.ts';
import type { Letter } from './letters.ts';
import { patientNews } from './patient-letters.ts';
import { reachOf } from './reach.ts';
import { tellPatient } from './tell-patient.ts';
import { isStillDue, tellStaff } from './tell-staff.ts';
import { watchDueDates } from './watch-due-dates.ts';

const { requestId } = pointer;
const system = (at = now): PracticeContext => ({ ...recipientContext(at), actor: { kind: 'system', id: 'notices' } });
const email = EmailAddress.parse('paula@example.test');

const member = (letter: string, roles: Role[]): Member => ({
  memberId: MemberId.parse(`mbr_${letter.repeat(26)}`),
  practiceId: pointer.practiceId,
  name: `CANARY-MEMBER ${letter}`,
  email: EmailAddress.parse(`${letter}@practice.example.test`),
  roles,
  state: 'active',
  epoch: 0,
  invitedAt: now,
  revision: 1,
});

const literalStores = (change: Partial<DisclosureRequest> = {}, decision: RecordedDecision = decided) => {
  const sent: { to: string; letter: Letter }[] = [];
  const events: AuditEvent[] = [];
  return {
    sent,
    events,
    deadlines: literalDeadlines(),
    disclosures: { find: async () => ({ ...emptyFile({ ...openRequest, ...change }), decisions: [decision] }) },
    directory: {
      members: async () => [member('o', ['privacy-officer']), member('s', ['staff']), member('w', ['owner'])],
    },
    patients: { reach: async () => ({ email, language: 'es' as const }) },
    notices: literalNotices(literalLog(events)),
    mailer: {
      send: async (to: string, letter: Letter) => {
        sent.push({ to, letter });
      },
    },
  };
};

const keptBack = (patientNotice: string): RecordedDecision => ({
  ...decided,
  decision: { ...decided.decision, patientNotice },
});

describe('a patient', () => {
  test.each(patientNews)(
    'is told once of each act (%s), in their language, without a word of who writes or of what',
    async (news) => {
      const stores = literalStores();
      expect(await tellPatient(stores)(system(), { requestId, news, about: 'one' })).toBe('mailed');
      expect(await tellPatient(stores)(system(), { requestId, news, about: 'one' })).toBe('nothing-to-mail');
      expect(await tellPatient(stores)(system(), { requestId, news, about: 'two' })).toBe('mailed');
      expect(stores.sent.map(({ to }) => to)).toEqual([email, email]);
      expect(stores.sent[0]?.letter.subject).toBe('Hay algo nuevo en su cuenta');
      expect(JSON.stringify(stores.sent.map(({ letter }) => letter))).not.toMatch(/CANARY|Example|Paula|psico|nota/i);
      expect(stores.events.map(({ action }) => action)).toEqual(['patient.told', 'patient.told']);
      expect(JSON.stringify(stores.events)).not.toContain(email);
    },
  );

  test.each([
    'not if it would obstruct',
    'not to the suspected representative',
    'withheld on professional judgment, documented',
  ])('is not told of an order or a release where the law keeps it back: %s', async (notice) => {
    const stores = literalStores({}, keptBack(notice));
    for (const news of ['ordered', 'released'] as const)
      expect(await tellPatient(stores)(system(), { requestId, news, about: 'one' })).toBe('nothing-to-mail');
    expect(stores.sent).toEqual([]);
  });

  test.each([
    ['a warning', { groundAsserted: 'serious_threat' }],
    ['what they asked for themselves', { requester: { ...openRequest.requester, type: 'individual' } }],
  ] as const)('is not told by this mail of %s', async (_what, change) => {
    const stores = literalStores(change);
    expect(await tellPatient(stores)(system(), { requestId, news: 'released', about: 'one' })).toBe('nothing-to-mail');
  });

  test('whom no mail may reach gets none', async () => {
    const stores = { ...literalStores(), patients: { reach: async () => undefined } };
    expect(await tellPatient(stores)(system(), { requestId, news: 'offered', about: 'one' })).toBe('nothing-to-mail');
    expect(stores.sent).toEqual([]);
  });
});

describe('confidential communications (45 CFR 164.522(b))', () => {
  const other = EmailAddress.parse('elsewhere@example.test');
  const wish = { askedOn: CalendarDate.parse('2026-01-05'), answer: 'accommodated' as const };
  const patient = { email, preferredLanguage: 'es' };
  const rows: [string, Parameters<typeof reachOf>[1], string | undefined][] = [
    ['nothing asked', [], email],
    ['another address', [{ ...wish, email: other }], other],
    ['by telephone', [{ ...wish, channel: 'telephone' }], undefined],
    ['by letter to another place', [{ ...wish, channel: 'mail' }], undefined],
    [
      'at another number, by no channel',
      [{ ...wish, telephone: { number: '+1 303 555 0100', use: 'mobile' } }],
      undefined,
    ],
    ['by mail as before', [{ ...wish, channel: 'email' }], email],
    ['asked and not answered yet', [{ ...wish, answer: 'pending', channel: 'telephone' }], undefined],
    ['not reasonable', [{ ...wish, answer: 'not-reasonable', channel: 'telephone' }], email],
    ['ended', [{ ...wish, channel: 'telephone', endedOn: CalendarDate.parse('2026-02-01') }], email],
    ['entered in error', [{ ...wish, channel: 'telephone', enteredInError: 'wrong chart' }], email],
    [
      'a later wish',
      [
        { ...wish, channel: 'telephone' },
        { ...wish, askedOn: CalendarDate.parse('2026-03-01'), email: other },
      ],
      other,
    ],
  ];
  test.each(rows)('%s', (_what, asked, reached) => {
    expect(reachOf(patient, asked)?.email).toBe(reached);
  });

  test('a patient who has died is not written to', () => {
    expect(reachOf({ ...patient, death: {} }, [])).toBeUndefined();
  });
});

const lastDue = (change: Partial<DisclosureRequest>) => {
  const last = dueDates({ ...emptyFile({ ...openRequest, ...change }) }).at(-1);
  if (last === undefined) throw new Error('nothing is due');

  return last;
};

describe('the practice', () => {
  test.each(['signed', 'opened', 'due-in-7-days', 'due-in-2-days'] as const)(
    'is told that something is %s: its officers, and whoever did what came before',
    async (news) => {
      const stores = literalStores();
      const alsoTo = MemberId.parse(`mbr_${'s'.repeat(26)}`);
      expect(await tellStaff(stores)(system(), { requestId, news, about: 'one', alsoTo })).toBe(2);
      expect(await tellStaff(stores)(system(), { requestId, news, about: 'one', alsoTo })).toBe(0);
      expect(stores.sent.map(({ to }) => to.slice(0, 1))).toEqual(['o', 's']);
      expect(JSON.stringify(stores.sent.map(({ letter }) => letter))).not.toContain('CANARY');
    },
  );

  test('is reminded 7 and 2 days before a request is due, while nobody has answered it', async () => {
    const access = { groundAsserted: 'patient_access', timeZone: 'America/Denver', status: 'in-review' } as const;
    const stores = literalStores(access);
    await watchDueDates(stores)(system(), { requestId });
    await watchDueDates(stores)(system(), { requestId });
    const { by } = lastDue(access);
    const start = startOfDay(by, access.timeZone);
    const dueAt = async (days: number) =>
      (await stores.deadlines.due(plusSeconds(start, -days * 86_400))).map(({ what }) => what);
    expect(await dueAt(7)).toEqual(['due-in-7-days']);
    expect(await dueAt(2)).toEqual(['due-in-7-days', 'due-in-2-days']);
    expect(await dueAt(8)).toEqual([]);
  });

  test('is not reminded of what was answered, or is due no more', async () => {
    const { by } = lastDue({ groundAsserted: 'patient_access', status: 'in-review' });
    const asked = { requestId, by };
    expect(
      await isStillDue(literalStores({ groundAsserted: 'patient_access', status: 'in-review' }), system(), asked),
    ).toBe(true);
    expect(
      await isStillDue(literalStores({ groundAsserted: 'patient_access', answeredAt: now }), system(), asked),
    ).toBe(false);
    expect(
      await isStillDue(literalStores({ groundAsserted: 'court_order', status: 'in-review' }), system(), asked),
    ).toBe(false);
  });
});
