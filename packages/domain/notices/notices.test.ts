import { type AuditEvent, type Change, type DisclosureRequest, type Link, LinkId, plusSeconds } from '@sequester/model';
import { now } from '@sequester/testing/clock';
import { literalLog } from '@sequester/testing/literal-log';
import { literalNotices } from '@sequester/testing/notices/literal-notices';
import {
  codeId,
  decided,
  liveLink,
  openRequest,
  pointer,
  recipientContext,
} from '@sequester/testing/release/example-link';
import { describe, expect, test } from 'vitest';

import type { PracticeContext } from '../context.ts';
import { emptyFile } from '../disclosures/apply.ts';
import type { DisclosureStore } from '../disclosures/ports.ts';
import { acknowledgeRequest } from './acknowledge-request.ts';
import { conveyCode } from './convey-code.ts';
import { expireLink } from './expire-link.ts';
import type { Letter } from './letters.ts';
import { mailLink } from './mail-link.ts';
import { MailRefused, TextRefused, type Deadline } from './ports.ts';

const { requestId, linkId } = pointer;
const { door: _, ...live } = liveLink;
const aQuarterLater = plusSeconds(now, 900);
const system = (at = now): PracticeContext => ({ ...recipientContext(at), actor: { kind: 'system', id: 'notices' } });

const unused = () => Promise.reject(new Error('not used here'));

const literalStores = ({
  links = [live],
  request = openRequest,
  crash = { beforeMark: false },
  refusing = { mail: false },
}: {
  links?: Link[];
  request?: DisclosureRequest;
  crash?: { beforeMark: boolean };
  refusing?: { mail: boolean };
} = {}) => {
  const sent: { to: string; letter: Letter }[] = [];
  const texts: { to: string; text: string }[] = [];
  const events: AuditEvent[] = [];
  const changes: Change[] = [];
  const kept: Deadline[] = [];
  const disclosures: DisclosureStore = {
    find: async () => ({ ...emptyFile(request), decisions: [decided], links }),
    change: async (_context, change, { event }) => {
      changes.push(change);
      events.push(event);
    },
    list: unused,
    receive: unused,
    addGrants: unused,
    markProgress: unused,
    markJob: unused,
    recordsManifest: unused,
    endJob: unused,
    beginUpload: unused,
    manifest: unused,
    findUpload: unused,
    log: unused,
  };
  return {
    sent,
    texts,
    events,
    changes,
    kept,
    disclosures,
    notices: literalNotices(literalLog(events), crash),
    secrets: {
      linkUrl: async () => 'https://door.example/r/token',
      code: async () => '012345',
      statusPage: async () => ({ url: 'https://door.example/s/token', tokenSha256: 'ef'.repeat(32) }),
    },
    mailer: {
      send: async (to: string, letter: Letter) => {
        if (refusing.mail) throw new MailRefused(new Error('too many'));

        sent.push({ to, letter });
      },
    },
    messenger: {
      send: async (to: string, text: string) => {
        if (refusing.mail) throw new TextRefused(new Error('no such number'));

        texts.push({ to, text });
      },
    },
    deadlines: {
      add: async (deadline: Deadline) => {
        kept.push(deadline);
      },
      due: async () => kept,
      settle: async () => {},
    },
  };
};

describe('a new link', () => {
  test('is mailed once to the recorded address, and its deadline is kept', async () => {
    const stores = literalStores();
    expect(await mailLink(stores)(system(), { requestId, linkId })).toBe('mailed');
    expect(await mailLink(stores)(system(), { requestId, linkId })).toBe('nothing-to-mail');
    expect(stores.sent).toHaveLength(1);
    expect(stores.sent[0]).toMatchObject({
      to: live.recipientEmail,
      letter: { text: expect.stringContaining('https://door.example/r/token') },
    });
    expect(stores.events.map(({ action }) => action)).toEqual(['link.mailed']);
    const about = { practiceId: pointer.practiceId, requestId, linkId };
    expect(stores.kept.slice(0, 2)).toEqual([
      { what: 'expiry', ...about, dueAt: live.expiresAt },
      { what: 'mail', ...about, dueAt: aQuarterLater },
    ]);
  });

  test.each(['revoked', 'expired', 'locked'] as const)(
    'that is %s by the time of the mail is not mailed',
    async (state) => {
      const stores = literalStores({ links: [{ ...live, state }] });
      expect(await mailLink(stores)(system(), { requestId, linkId })).toBe('nothing-to-mail');
      expect(stores.sent).toEqual([]);
    },
  );

  const byDeadline = { requestId, linkId, byDeadline: true };

  test('whose mail was cut off before its mark is not mailed again at once, and a quarter of an hour later with the same link', async () => {
    const crash = { beforeMark: true };
    const stores = literalStores({ crash });
    await expect(mailLink(stores)(system(), { requestId, linkId })).rejects.toThrow('crashed');
    crash.beforeMark = false;
    expect(await mailLink(stores)(system(), { requestId, linkId })).toBe('claimed');
    expect(await mailLink(stores)(system(plusSeconds(now, 899)), byDeadline)).toBe('claimed');
    expect(stores.sent).toHaveLength(1);
    expect(await mailLink(stores)(system(aQuarterLater), byDeadline)).toBe('mailed');
    expect(await mailLink(stores)(system(plusSeconds(now, 9000)), byDeadline)).toBe('nothing-to-mail');
    expect(stores.sent).toHaveLength(2);
    expect(stores.sent[0]).toEqual(stores.sent[1]);
  });

  test('that was used meanwhile is not mailed again', async () => {
    const stores = literalStores({ links: [{ ...live, downloads: 1, allowedDownloads: 3 }] });
    expect(await mailLink(stores)(system(aQuarterLater), byDeadline)).toBe('nothing-to-mail');
    expect(stores.sent).toEqual([]);
  });

  test('whose mail was refused is tried again at once', async () => {
    const refusing = { mail: true };
    const stores = literalStores({ refusing });
    await expect(mailLink(stores)(system(), { requestId, linkId })).rejects.toThrow('refused');
    refusing.mail = false;
    expect(await mailLink(stores)(system(), { requestId, linkId })).toBe('mailed');
    expect(stores.sent).toHaveLength(1);
  });
});

describe('a new request', () => {
  const ordinary: DisclosureRequest = {
    ...openRequest,
    requester: { ...openRequest.requester, email: 'asks@example.test' },
  };

  test('is acknowledged once, to whoever asked, with the link of its status page', async () => {
    const stores = literalStores({ request: ordinary });
    expect(await acknowledgeRequest(stores)(system(), { requestId })).toBe('mailed');
    expect(await acknowledgeRequest(stores)(system(), { requestId })).toBe('nothing-to-mail');
    expect(stores.sent).toMatchObject([
      { to: 'asks@example.test', letter: { text: expect.stringContaining('https://door.example/s/token') } },
    ]);
    expect(stores.events.map(({ action }) => action)).toEqual(['request.acknowledged']);
    expect(JSON.stringify(stores.sent)).not.toContain('CANARY');
  });

  test('of the patient is acknowledged in the language of the chart', async () => {
    const own: DisclosureRequest = {
      ...ordinary,
      requester: { ...ordinary.requester, type: 'individual' },
      patient: { ...ordinary.patient, preferredLanguage: 'es-MX' },
    };
    const stores = literalStores({ request: own });
    await acknowledgeRequest(stores)(system(), { requestId });
    expect(stores.sent[0]?.letter.subject).toBe('Example & Sons ha recibido su solicitud');
  });

  test('for a warning is nobody’s to acknowledge: the practice makes it', async () => {
    const stores = literalStores({ request: { ...ordinary, groundAsserted: 'serious_threat' } });
    expect(await acknowledgeRequest(stores)(system(), { requestId })).toBe('nothing-to-mail');
    expect(stores.sent).toEqual([]);
  });
});

describe('a one-time code', () => {
  const code = { requestId, linkId, codeId, expiresAt: plusSeconds(now, 600) };

  test('is mailed once, without the link', async () => {
    const stores = literalStores();
    await conveyCode(stores)(system(), code);
    await conveyCode(stores)(system(), code);
    expect(stores.sent).toHaveLength(1);
    expect(stores.sent[0]?.letter.text).toContain('012345');
    expect(stores.sent[0]?.letter.text).not.toContain('/r/');
    expect(stores.events.map(({ action }) => action)).toEqual(['link.code-sent']);
  });

  test('whose mail was cut off is not mailed again: it has expired before its claim is taken over', async () => {
    const crash = { beforeMark: true };
    const stores = literalStores({ crash });
    await expect(conveyCode(stores)(system(), code)).rejects.toThrow('crashed');
    crash.beforeMark = false;
    expect(await conveyCode(stores)(system(plusSeconds(now, 599)), code)).toBe('claimed');
    expect(await conveyCode(stores)(system(plusSeconds(now, 901)), code)).toBe('nothing-to-mail');
    expect(stores.sent).toHaveLength(1);
  });

  const byText = { ...live, code: { by: 'text-message' as const, telephone: '+13035550142' } };

  test('goes as a text message to the number of its link, once, and says nothing of who sends what', async () => {
    const stores = literalStores({ links: [byText] });
    expect(await conveyCode(stores)(system(), code)).toBe('mailed');
    expect(await conveyCode(stores)(system(), code)).toBe('nothing-to-mail');
    expect(stores.sent).toEqual([]);
    expect(stores.texts).toMatchObject([{ to: '+13035550142', text: expect.stringContaining('012345') }]);
    expect(stores.texts[0]?.text).not.toMatch(/Example|CANARY|\/r\//);
    expect(stores.texts[0]?.text.length).toBeLessThanOrEqual(160);
    expect(JSON.stringify(stores.events)).not.toMatch(/5550142|012345/);
  });

  test('that no number takes is tried again, and never goes by mail instead', async () => {
    const refusing = { mail: true };
    const stores = literalStores({ links: [byText], refusing });
    await expect(conveyCode(stores)(system(), code)).rejects.toThrow('refused');
    refusing.mail = false;
    expect(await conveyCode(stores)(system(), code)).toBe('mailed');
    expect([stores.sent.length, stores.texts.length]).toEqual([0, 1]);
  });

  test('of a link whose passcode is told by telephone is sent by nobody', async () => {
    const stores = literalStores({ links: [{ ...live, code: { by: 'telephone' } }] });
    expect(await conveyCode(stores)(system(), code)).toBe('nothing-to-mail');
    expect([stores.sent.length, stores.texts.length]).toEqual([0, 0]);
  });

  test('that has expired is not mailed', async () => {
    const stores = literalStores();
    await conveyCode(stores)(system(code.expiresAt), code);
    expect(stores.sent).toEqual([]);
  });
});

test.each([
  [undefined, /sent to this address/],
  [{ by: 'text-message', telephone: '+13035550142' }, /text message/],
  [{ by: 'telephone' }, /tells you by telephone/],
] as const)(
  'the letter of a link whose code goes by %j says so, and brings neither code nor number',
  async (code, words) => {
    const stores = literalStores({ links: [{ ...live, code }] });
    await mailLink(stores)(system(), { requestId, linkId });
    expect(stores.sent[0]?.letter.text).toMatch(words);
    expect(stores.sent[0]?.letter.text).not.toMatch(/012345|5550142/);
  },
);

test('no letter has a line that the name of a practice brought', async () => {
  const stores = literalStores({
    request: { ...openRequest, practiceName: 'Example\r\nBcc: other@example.test\n\nPay here' },
  });
  await mailLink(stores)(system(), { requestId, linkId });
  expect(stores.sent[0]?.letter.subject).toBe(
    'Example Bcc: other@example.test Pay here has released a document to you',
  );
  expect(stores.sent[0]?.letter.text).not.toMatch(/^(Bcc|Pay)/m);
});

test('no letter holds a word about the request but the name of the practice (45 CFR 164.312(e)(1))', async () => {
  const stores = literalStores();
  await mailLink(stores)(system(), { requestId, linkId });
  await conveyCode(stores)(system(), { requestId, linkId, codeId, expiresAt: plusSeconds(now, 600) });
  expect(JSON.stringify(stores.sent)).not.toContain('CANARY');
  expect(JSON.stringify(stores.sent)).toContain('Example & Sons');
});

describe('a link whose time has come', () => {
  const later = system(live.expiresAt);

  const ends: [string, Partial<Link>, DisclosureRequest['status'], DisclosureRequest['status']][] = [
    ['unopened: it and its request are expired', {}, 'released', 'expired'],
    ['opened: its request is closed', { downloads: 1, state: 'exhausted' }, 'opened', 'closed'],
  ];
  test.each(ends)('%s', async (_what, change, before, after) => {
    const stores = literalStores({ links: [{ ...live, ...change }], request: { ...openRequest, status: before } });
    expect(await expireLink(stores)(later, { requestId, linkId })).toBe(true);
    expect(stores.changes[0]).toMatchObject({ from: [before], after: { status: after, revision: 10 } });
    expect(stores.events).toMatchObject([{ action: 'link.expired', subject: { request: after } }]);
  });

  test('leaves its request where it was while another link lives', async () => {
    const other: Link = {
      ...live,
      linkId: LinkId.parse(`lnk_${'k'.repeat(26)}`),
      expiresAt: plusSeconds(live.expiresAt, 60),
    };
    const stores = literalStores({ links: [live, other] });
    await expireLink(stores)(later, { requestId, linkId });
    expect(stores.changes[0]).toMatchObject({ after: { status: 'released' }, ended: [{ linkId, state: 'expired' }] });
  });

  test('and was used up already, in a request that has ended, changes nothing', async () => {
    const stores = literalStores({
      links: [{ ...live, downloads: 1, state: 'exhausted' }],
      request: { ...openRequest, status: 'closed' },
    });
    expect(await expireLink(stores)(later, { requestId, linkId })).toBe(false);
  });

  test.each(['revoked', 'locked', 'expired'] as const)('and that is %s already stays so', async (state) => {
    const stores = literalStores({ links: [{ ...live, state }] });
    expect(await expireLink(stores)(later, { requestId, linkId })).toBe(false);
  });

  test('is not touched a moment before', async () => {
    const stores = literalStores();
    expect(await expireLink(stores)(system(plusSeconds(live.expiresAt, -1)), { requestId, linkId })).toBe(false);
  });
});
