import {
  DecisionId,
  Instant,
  LinkId,
  MemberId,
  OneTimeCodeId,
  PatientId,
  plusSeconds,
  PracticeId,
  Refusal,
  type RefusalDetail,
  RequestId,
} from '@sequester/model';

import type { AuditEvent } from '../audit.ts';
import type { Context } from '../context.ts';
import { decide } from '../disclosures/adjudicate-request.ts';
import type { DisclosureLogEntry } from '../disclosures/disclosure-log.ts';
import { DisclosureRequest } from '../disclosures/request.ts';
import { lawAlone } from '../practice/policy.ts';
import { closedDoor, type ReleaseLink } from './link.ts';
import type { FoundLink, Judgement, ReleaseStore } from './ports.ts';

const id = (prefix: string, letter: string): string => `${prefix}_${letter.repeat(26)}`;

export const now = Instant.parse('2026-03-02T10:00:00.000Z');
export const codeId = OneTimeCodeId.parse(id('otc', 'c'));
const decisionId = DecisionId.parse(id('dec', 'd'));
const issuedBy = MemberId.parse(id('mbr', 'm'));
const patientId = PatientId.parse(id('pat', 'a'));
export const pointer = {
  practiceId: PracticeId.parse(id('prc', 'p')),
  requestId: RequestId.parse(id('req', 'r')),
  linkId: LinkId.parse(id('lnk', 'l')),
  tokenSha256: 'cd'.repeat(32),
};

/** A live link whose code has just been asked for. */
export const liveLink: ReleaseLink = {
  ...pointer,
  patientId,
  recipientEmail: 'recipient@example.test',
  issuedAt: now,
  issuedBy,
  expiresAt: plusSeconds(now, 86_400),
  allowedDownloads: 1,
  downloads: 0,
  state: 'live',
  stateAt: now,
  door: { ...closedDoor, revision: 1, codeId, codeExpiresAt: plusSeconds(now, 300) },
};

const extract = {
  objectKey: 'practices/p/requests/r/x.pdf',
  sha256: 'ab'.repeat(32),
  pages: 4,
  sourcePages: 3,
  bytes: 4000,
  builtAt: now,
};

export const openRequest = DisclosureRequest.parse({
  ...pointer,
  patientId,
  practiceName: 'Example & Sons',
  part2Program: false,
  patient: { name: { given: 'Paula', family: 'Invented' }, living: true },
  requester: { type: 'attorney', name: 'CANARY-REQUESTER', email: 'recipient@example.test' },
  recipient: { name: 'CANARY-RECIPIENT', email: 'recipient@example.test' },
  groundAsserted: 'court_order',
  requested: { classes: ['psychotherapy_notes'], description: 'CANARY-DESCRIPTION' },
  purpose: 'CANARY-PURPOSE',
  jurisdiction: 'NY',
  receivedAt: now,
  receivedBy: issuedBy,
  status: 'released',
  statusAt: now,
  revision: 9,
  round: 1,
  decisionId,
  extract,
});

export const recipientContext = (at: Instant = now): Context => {
  let count = 0;
  const prefixes: Record<string, string> = {
    oneTimeCode: 'otc',
    auditEvent: 'evt',
    disclosure: 'dsc',
    decision: 'dec',
  };
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

export const decided = decide(
  recipientContext(),
  { request: openRequest, artifacts: [], approvals: [], links: [], facts: [], notes: [], policy: lawAlone },
  'download',
);

/** One link in memory, changed only while it is as it was read. The right code of every code id is 123456. */
export const literalLinks = (start: ReleaseLink | undefined, request: DisclosureRequest = openRequest) => {
  let link = start;
  let judgement: Judgement = { releasable: true, decision: decided };
  const events: AuditEvent[] = [];
  const entries: DisclosureLogEntry[] = [];
  const urls: string[] = [];
  const change = (seen: ReleaseLink, next: ReleaseLink, event: AuditEvent): void => {
    if (link !== seen) throw new Refusal('stale');

    link = next;
    events.push(event);
  };
  const links: ReleaseStore = {
    find: async () => {
      await new Promise((resolve) => setImmediate(resolve));
      return link === undefined
        ? undefined
        : {
            link,
            file: {
              request,
              artifacts: [],
              decisions: [decided],
              approvals: [],
              links: [link],
              letters: [],
              statements: [],
              drafts: [],
              followUps: [],
              facts: [],
            },
          };
    },
    issueCode: async (_context, { link: seen, code }, { event }) =>
      change(seen, { ...seen, door: { ...seen.door, codeId: code.codeId, codeExpiresAt: code.expiresAt } }, event),
    countWrongCode: async (_context, { link: seen, lock }, { event }) =>
      change(
        seen,
        { ...seen, state: lock ? 'locked' : seen.state, door: { ...seen.door, wrongCodes: seen.door.wrongCodes + 1 } },
        event,
      ),
    countDownload: async (_context, { found, download, entry }, { event }) => {
      const { link: seen } = found;
      change(
        seen,
        {
          ...seen,
          downloads: seen.downloads + 1,
          door: { ...seen.door, wrongCodes: 0, counted: [...seen.door.counted, download] },
        },
        event,
      );
      entries.push(...(entry === undefined ? [] : [entry]));
    },
  };
  return {
    events,
    entries,
    urls,
    current: () => link,
    forbid: (grounds: RefusalDetail[]) => {
      judgement = { releasable: false, grounds };
    },
    links,
    traces: {
      record: async (_context: Context, event: AuditEvent) => {
        events.push(event);
      },
    },
    adjudicate: async () => judgement,
    codes: { matches: async (_link: ReleaseLink, _codeId: OneTimeCodeId, code: string) => code === '123456' },
    door: {
      opened: async ({ file }: FoundLink, seconds: number) => {
        const url = `https://extracts.example/${file.request.extract?.objectKey ?? ''}?seconds=${seconds}`;
        urls.push(url);
        return url;
      },
    },
  };
};
