import { decide, type PracticeContext } from '@sequester/domain';
import {
  closedDoor,
  DecisionId,
  DisclosureRequest,
  type Instant,
  lawAlone,
  LinkId,
  MemberId,
  OneTimeCodeId,
  PatientId,
  plusSeconds,
  PracticeId,
  type ReleaseLink,
  RequestId,
} from '@sequester/model';

import { now } from '../clock.ts';
import { countedIds, idOf } from '../ids.ts';

export const codeId = OneTimeCodeId.parse(idOf('otc', 'c'));
const decisionId = DecisionId.parse(idOf('dec', 'd'));
const issuedBy = MemberId.parse(idOf('mbr', 'm'));
const patientId = PatientId.parse(idOf('pat', 'a'));
export const pointer = {
  practiceId: PracticeId.parse(idOf('prc', 'p')),
  requestId: RequestId.parse(idOf('req', 'r')),
  linkId: LinkId.parse(idOf('lnk', 'l')),
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

export const recipientContext = (at: Instant = now): PracticeContext => ({
  practiceId: pointer.practiceId,
  actor: { kind: 'recipient', id: pointer.linkId },
  now: at,
  newId: countedIds(),
});

export const decided = decide(
  recipientContext(),
  { request: openRequest, artifacts: [], approvals: [], links: [], facts: [], notes: [], policy: lawAlone },
  'download',
);
