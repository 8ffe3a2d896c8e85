import {
  type AuditEvent,
  EmailAddress,
  type Member,
  MemberId,
  PracticeId,
  type Role,
  StatementId,
} from '@sequester/model';
import { now } from '@sequester/testing/clock';
import { literalLog } from '@sequester/testing/literal-log';
import { literalNotices } from '@sequester/testing/notices/literal-notices';
import { decided, openRequest, recipientContext } from '@sequester/testing/release/example-link';
import { expect, test } from 'vitest';

import type { PracticeContext } from '../context.ts';
import { emptyFile } from '../disclosures/apply.ts';
import type { Letter } from './letters.ts';
import { tellOfficers } from './tell-officers.ts';

const statementId = StatementId.parse(`stm_${'s'.repeat(26)}`);
const made = { requestId: openRequest.requestId, statementId };
const system: PracticeContext = { ...recipientContext(now), actor: { kind: 'system', id: 'notices' } };

const member = (letter: string, roles: Role[], more: Partial<Member> = {}): Member => ({
  memberId: MemberId.parse(`mbr_${letter.repeat(26)}`),
  practiceId: PracticeId.parse(openRequest.practiceId),
  name: `Invented ${letter}`,
  email: EmailAddress.parse(`${letter}@practice.example.test`),
  roles,
  state: 'active',
  epoch: 0,
  invitedAt: now,
  revision: 1,
  ...more,
});

const literalStores = (members: Member[], unreachable: string[] = []) => {
  const sent: { to: string; letter: Letter }[] = [];
  const events: AuditEvent[] = [];
  return {
    sent,
    events,
    disclosures: {
      find: async () => ({ ...emptyFile(openRequest), decisions: [decided] }),
    },
    directory: { members: async () => members },
    notices: literalNotices(literalLog(events)),
    mailer: {
      send: async (to: string, letter: Letter) => {
        if (unreachable.includes(to)) throw new Error('no such mailbox');

        sent.push({ to, letter });
      },
    },
  };
};

const officers = [
  member('o', ['privacy-officer']),
  member('q', ['privacy-officer', 'provider']),
  member('d', ['privacy-officer'], { state: 'disabled' }),
  member('w', ['owner']),
  member('s', ['staff']),
];

test('each active privacy officer is told of a statement, once', async () => {
  const stores = literalStores(officers);
  expect(await tellOfficers(stores)(system, made)).toBe(2);
  expect(await tellOfficers(stores)(system, made)).toBe(0);
  expect(stores.sent.map(({ to }) => to)).toEqual(['o@practice.example.test', 'q@practice.example.test']);
  expect(stores.events.map(({ action, subject }) => [action, subject['memberId']])).toEqual([
    ['statement.officer-told', `mbr_${'o'.repeat(26)}`],
    ['statement.officer-told', `mbr_${'q'.repeat(26)}`],
  ]);
});

test('the owners are told where there is no officer', async () => {
  const stores = literalStores(officers.slice(2));
  await tellOfficers(stores)(system, made);
  expect(stores.sent.map(({ to }) => to)).toEqual(['w@practice.example.test']);
});

test('an address that cannot be reached keeps no other from being told, and is tried again', async () => {
  const unreachable = ['o@practice.example.test'];
  const stores = literalStores(officers, unreachable);
  await expect(tellOfficers(stores)(system, made)).rejects.toThrow('no such mailbox');
  unreachable.pop();
  expect(await tellOfficers(stores)(system, made)).toBe(1);
  expect(stores.sent).toHaveLength(2);
});

test('the mail says that a statement was made, and no word of a patient, a recipient or the statement; nothing of a name is in its subject', async () => {
  const stores = literalStores(officers.slice(0, 1));
  await tellOfficers(stores)(system, made);
  const [mail] = stores.sent;
  expect(mail?.letter.subject).toBe('A statement was made on a request');
  expect(mail?.letter.text).toContain('look at it');
  expect(JSON.stringify(mail)).not.toMatch(/CANARY|Paula|pat_/);
});
