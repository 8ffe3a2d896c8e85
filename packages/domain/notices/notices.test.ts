import { describe, expect, test } from 'vitest';
import type { AuditEvent } from '../audit.ts';
import type { Context } from '../context.ts';
import type { Change, DisclosureStore } from '../disclosures/ports.ts';
import type { DisclosureRequest, Link } from '../disclosures/request.ts';
import { LinkId } from '../ids.ts';
import { plusSeconds } from '../instant.ts';
import { codeId, decided, liveLink, now, openRequest, pointer, recipientContext } from '../release/literal-links.ts';
import { expireLink } from './expire-link.ts';
import type { Letter } from './letters.ts';
import { mailCode, mailLink } from './mail-link.ts';
import type { Deadline } from './ports.ts';

const { requestId, linkId } = pointer;
const { door: _, ...live } = liveLink;
const system = (at = now): Context => ({ ...recipientContext(at), actor: { kind: 'system', id: 'notices' } });

const unused = () => Promise.reject(new Error('not used here'));

const literalStores = ({
  links = [live],
  request = openRequest,
  failing = false,
}: { links?: Link[]; request?: DisclosureRequest; failing?: boolean } = {}) => {
  const sent: { to: string; letter: Letter }[] = [];
  const marked = new Set<string>();
  const events: AuditEvent[] = [];
  const changes: Change[] = [];
  const kept: Deadline[] = [];
  const disclosures: DisclosureStore = {
    find: async () => ({ request, artifacts: [], decisions: [decided], approvals: [], letters: [], links, statements: [], drafts: [], followUps: [], facts: [] }),
    change: async (_context, change, { event }) => {
      changes.push(change);
      events.push(event);
    },
    list: unused,
    receive: unused,
    addGrants: unused,
    markProgress: unused,
    beginUpload: unused,
    manifest: unused,
    findUpload: unused,
    log: unused,
  };
  return {
    sent,
    events,
    changes,
    kept,
    disclosures,
    notices: {
      claim: async (_context: Context, { about }: { about: string }) => !marked.has(about),
      markSent: async (_context: Context, { about }: { about: string }, { event }: { event: AuditEvent }) => {
        if (failing) {
          throw new Error('crashed before the mark');
        }
        marked.add(about);
        events.push(event);
      },
    },
    secrets: { linkUrl: async () => 'https://door.example/r/token', code: async () => '012345' },
    mailer: {
      send: async (to: string, letter: Letter) => {
        sent.push({ to, letter });
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
    expect(await mailLink(stores)(system(), { requestId, linkId })).toBe(true);
    expect(await mailLink(stores)(system(), { requestId, linkId })).toBe(false);
    expect(stores.sent).toHaveLength(1);
    expect(stores.sent[0]).toMatchObject({
      to: live.recipientEmail,
      letter: { text: expect.stringContaining('https://door.example/r/token') },
    });
    expect(stores.events.map(({ action }) => action)).toEqual(['link.mailed']);
    expect(stores.kept[0]).toEqual({ practiceId: pointer.practiceId, requestId, linkId, dueAt: live.expiresAt });
  });

  test.each(['revoked', 'expired', 'locked'] as const)('that is %s by the time of the mail is not mailed', async (state) => {
    const stores = literalStores({ links: [{ ...live, state }] });
    expect(await mailLink(stores)(system(), { requestId, linkId })).toBe(false);
    expect(stores.sent).toEqual([]);
  });

  test('is mailed again after a crash between mail and mark, and not lost', async () => {
    const crashed = literalStores({ failing: true });
    await expect(mailLink(crashed)(system(), { requestId, linkId })).rejects.toThrow('crashed');
    await expect(mailLink(crashed)(system(), { requestId, linkId })).rejects.toThrow('crashed');
    expect(crashed.sent[0]).toEqual(crashed.sent[1]);
  });
});

describe('a one-time code', () => {
  const code = { requestId, linkId, codeId, expiresAt: plusSeconds(now, 600) };

  test('is mailed once, without the link', async () => {
    const stores = literalStores();
    await mailCode(stores)(system(), code);
    await mailCode(stores)(system(), code);
    expect(stores.sent).toHaveLength(1);
    expect(stores.sent[0]?.letter.text).toContain('012345');
    expect(stores.sent[0]?.letter.text).not.toContain('/r/');
    expect(stores.events.map(({ action }) => action)).toEqual(['link.code-sent']);
  });

  test('that has expired is not mailed', async () => {
    const stores = literalStores();
    await mailCode(stores)(system(code.expiresAt), code);
    expect(stores.sent).toEqual([]);
  });
});

test('no letter holds a word about the request but the name of the practice (45 CFR 164.312(e)(1))', async () => {
  const stores = literalStores();
  await mailLink(stores)(system(), { requestId, linkId });
  await mailCode(stores)(system(), { requestId, linkId, codeId, expiresAt: plusSeconds(now, 600) });
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
    const other: Link = { ...live, linkId: LinkId.parse(`lnk_${'k'.repeat(26)}`), expiresAt: plusSeconds(live.expiresAt, 60) };
    const stores = literalStores({ links: [live, other] });
    await expireLink(stores)(later, { requestId, linkId });
    expect(stores.changes[0]).toMatchObject({ after: { status: 'released' }, ended: [{ linkId, state: 'expired' }] });
  });

  test('and was used up already, in a request that has ended, changes nothing', async () => {
    const stores = literalStores({ links: [{ ...live, downloads: 1, state: 'exhausted' }], request: { ...openRequest, status: 'closed' } });
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
