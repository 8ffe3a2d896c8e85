import type { AuditEvent } from '../audit.ts';
import type { Context } from '../context.ts';
import { LinkId, OneTimeCodeId, PatientId, PracticeId, RequestId } from '../ids.ts';
import { Instant, plusSeconds } from '../instant.ts';
import { Refusal } from '../refusal.ts';
import type { ReleaseLink } from './link.ts';
import type { LinkPointer, NotReleasable, Releasable, ReleaseStore } from './ports.ts';

const id = (prefix: string, letter: string): string => `${prefix}_${letter.repeat(26)}`;

export const now = Instant.parse('2026-03-02T10:00:00.000Z');
export const codeId = OneTimeCodeId.parse(id('otc', 'c'));
export const pointer: LinkPointer = {
  practiceId: PracticeId.parse(id('prc', 'p')),
  requestId: RequestId.parse(id('req', 'r')),
  linkId: LinkId.parse(id('lnk', 'l')),
};

/** A live link whose code has just been asked for. */
export const liveLink: ReleaseLink = {
  ...pointer,
  patientId: PatientId.parse(id('pat', 'a')),
  recipient: { name: 'CANARY-RECIPIENT', email: 'recipient@example.test' },
  extract: { bucketKey: 'practices/p/requests/r/x.pdf', sha256: 'ab'.repeat(32), pages: 3, bytes: 4000 },
  practiceKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/1',
  expiresAt: plusSeconds(now, 86_400),
  allowedDownloads: 1,
  downloads: 0,
  status: 'active',
  codeId,
  codeExpiresAt: plusSeconds(now, 300),
  wrongCodes: 0,
};

export const recipientContext = (at: Instant = now): Context => {
  let count = 0;
  const prefixes: Record<string, string> = { oneTimeCode: 'otc', auditEvent: 'evt' };
  return {
    practiceId: pointer.practiceId,
    actor: { kind: 'recipient', id: pointer.linkId },
    now: at,
    newId: (kind) => {
      count += 1;
      return `${prefixes[kind] ?? kind}_${String(count).padStart(26, '0')}`;
    },
  };
};

/** One link in memory, changed only while it is as it was read. The right code of every code id is 123456. */
export const literalLinks = (start: ReleaseLink | undefined) => {
  let link = start;
  let judgement: Releasable | NotReleasable = { releasable: true, revision: 7 };
  const events: AuditEvent[] = [];
  const urls: string[] = [];
  const change = (seen: ReleaseLink, next: ReleaseLink, event: AuditEvent): void => {
    if (link !== seen) {
      throw new Refusal('stale');
    }
    link = next;
    events.push(event);
  };
  const links: ReleaseStore = {
    find: async () => {
      await new Promise((resolve) => setImmediate(resolve));
      return link;
    },
    practiceName: async () => 'Example & Sons',
    issueCode: async (_context, { link: seen, code }, { event }) => change(seen, { ...seen, codeId: code.codeId, codeExpiresAt: code.expiresAt }, event),
    countWrongCode: async (_context, { link: seen, lock }, { event }) =>
      change(seen, { ...seen, wrongCodes: seen.wrongCodes + 1, ...(lock ? { status: 'locked' as const } : {}) }, event),
    countDownload: async (_context, { link: seen, download }, { event }) =>
      change(seen, { ...seen, downloads: seen.downloads + 1, wrongCodes: 0, lastDownload: download }, event),
  };
  return {
    events,
    urls,
    current: () => link,
    judge: (next: Releasable | NotReleasable) => {
      judgement = next;
    },
    links,
    traces: {
      record: async (_context: Context, event: AuditEvent) => {
        events.push(event);
      },
    },
    adjudication: { ofLink: async () => judgement },
    codes: { matches: async (_link: ReleaseLink, _codeId: OneTimeCodeId, code: string) => code === '123456' },
    door: {
      opened: async (opened: ReleaseLink, seconds: number) => {
        urls.push(opened.extract.bucketKey);
        return `https://extracts.example/${opened.extract.bucketKey}?seconds=${seconds}`;
      },
    },
  };
};
