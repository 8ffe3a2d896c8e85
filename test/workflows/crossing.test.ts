import { randomUUID } from 'node:crypto';

import { operations } from '@sequester/contract/operations';
import { type IdKind, idPrefixes, typedKinds } from '@sequester/model';
import { entryBodies } from '@sequester/testing/chart/example-entries';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';

import { scannedPdf } from '../bench/scanned-pdf.ts';
import { assembleCast, type Cast } from '../demo/cast.ts';
import { tellChart } from '../demo/chart-chapter.ts';
import { tellNotes } from '../demo/notes-chapter.ts';
import { approveWhole, built, orderAndApprove, readRequest } from '../demo/order-chapter.ts';
import { Teller } from '../demo/teller.ts';
import { forgeries } from './forged-tokens.ts';
import { placeHold, publishNotice, recordEntries } from './record-entries.ts';
import { startWholeCloud, type WholeCloud } from './whole-cloud.ts';

/** Kinds whose entries some path names. */
const namedKinds = typedKinds.filter(({ name }) => operations.some(({ path }) => path.includes(`{${name}Id}`)));

/** One practice with a patient, notes, a request and a link, and the ids of all of it. */
interface Settled {
  cast: Cast;
  ids: Record<string, string>;
  tokens: Record<string, string>;
  cursor: string;
}

let whole: WholeCloud;
let own: Settled;
let foreign: Settled;

const settle = async (): Promise<Settled> => {
  const teller = new Teller(() => undefined);
  const cast = await assembleCast(whole.service, teller);
  const { patientId, email } = await tellChart(whole.service, cast, teller);
  const { written } = await tellNotes(cast, patientId, teller);
  const released = await orderAndApprove(cast, patientId);
  await approveWhole(cast, released.requestId);
  await built(cast, released.requestId);
  const { linkId } = await cast.officer.post(
    `/requests/${released.requestId}/links`,
    { allowedDownloads: 1, code: { by: 'telephone' } },
    z.object({ linkId: z.string() }),
  );
  const { requestId, artifacts } = await orderAndApprove(cast, patientId);
  const entryIds = await recordEntries(cast, patientId, { kinds: namedKinds });
  const documentId = await cast.staff.fileDocument(patientId, scannedPdf(1, 1024), {
    title: 'Invented report',
    category: 'outside-record',
  });
  const upload = await cast.therapist.post(
    '/psychotherapy-note-uploads',
    { patientId, sessionDate: '2026-09-09', bytes: 10, sha256: '0'.repeat(64) },
    z.object({ uploadId: z.string() }),
  );
  const agency = {
    type: 'child_protective_agency',
    name: 'Invented Agency',
    email: 'agency@example.org',
    identityVerified: true,
  };
  const report = {
    patientId,
    requester: agency,
    groundAsserted: 'abuse_report',
    purpose: 'report',
    jurisdiction: 'CA',
    requested: { classes: ['psychotherapy_notes'], description: 'what is needed' },
  };
  const reported = await cast.officer.post('/requests', report, z.object({ requestId: z.string() }));
  const draft = { for: cast.therapistId, parts: [{ element: 'required report fields', text: 'invented' }] };
  const { drafts } = await cast.officer.post(
    `/requests/${reported.requestId}/statement-drafts`,
    draft,
    z.object({ drafts: z.array(z.object({ draftId: z.string() })) }),
  );
  const { accessHoldId } = await cast.therapist.post(
    `/patients/${patientId}/access-holds`,
    { ...holdBody(), entryId: entryIds['diagnosisId'] },
    z.object({ accessHoldId: z.string() }),
  );
  const between = { supervisorId: cast.colleagueId, superviseeId: cast.therapistId, from: '2026-05-13' };
  const { supervisionId } = await cast.owner.post('/supervisions', between, z.object({ supervisionId: z.string() }));
  const ids = {
    accessHoldId,
    supervisionId,
    draftId: drafts[0]?.draftId ?? '',
    accountId: (await cast.staff.post('/patient-accounts', { patientId }, z.object({ accountId: z.string() })))
      .accountId,
    patientId,
    requestId,
    linkId,
    noteId: written[0]?.noteId ?? '',
    artifactId: artifacts[0]?.artifactId ?? '',
    memberId: cast.colleagueId,
    ...entryIds,
    entryId: entryIds['progressNoteId'] ?? '',
    documentId,
    uploadId: upload.uploadId,
    ...(await placeHold(cast, patientId)),
    ...(await publishNotice(cast)),
  };
  const tokens = Object.fromEntries(
    await Promise.all(
      Object.entries({ ...cast.addresses, patient: email }).map(async ([who, address]) => [
        who,
        await whole.service.token(address),
      ]),
    ),
  );
  const { cursor } = await cast.officer.get('/audit-events', z.object({ cursor: z.string().optional() }));
  return {
    cast,
    ids,
    tokens,
    cursor: cursor ?? Buffer.from(`2026-01-01T00:00:00.000Z#${patientId}`).toString('base64url'),
  };
};

beforeAll(async () => {
  whole = await startWholeCloud();
  own = await settle();
  foreign = await settle();
});

afterAll(() => whole.stop());

const kinds: Record<string, IdKind> = {
  accountId: 'account',
  draftId: 'statementDraft',
  patientId: 'patient',
  requestId: 'request',
  linkId: 'link',
  noteId: 'psychotherapyNote',
  artifactId: 'artifact',
  memberId: 'member',
  supervisionId: 'supervision',
  accessHoldId: 'accessHold',
  ...Object.fromEntries(namedKinds.map(({ name }) => [`${name}Id`, name])),
  entryId: 'progressNote',
  documentId: 'document',
  uploadId: 'upload',
  holdId: 'legalHold',
  noticeId: 'privacyNotice',
};

/** Ids of the right shape that were never given to anything. */
const neverIds = (): Record<string, string> =>
  Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, `${idPrefixes[kind]}_${'z'.repeat(26)}`]));

/** A hold that ends a month from now. */
const holdBody = () => ({
  ground: 'endangers-life',
  reason: 'crossing',
  until: new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10),
});

/** Bodies that would be taken, were the ids one's own. */
const bodyOf = (id: string, ids: Record<string, string>): unknown => {
  const { patientId, uploadId, noteId } = ids;
  const bodies: Record<string, unknown> = {
    updateMember: { name: 'Crossed', roles: ['owner'], state: 'active' },
    beginSupervision: { supervisorId: own.ids['memberId'], superviseeId: ids['memberId'], from: '2026-05-13' },
    holdEntry: { ...holdBody(), entryId: ids['progressNoteId'] },
    askToTakeOut: { reason: 'crossing' },
    decideTakingOut: { decision: 'stays', reason: 'crossing' },
    reviewAccessHold: { decision: 'lifted', reason: 'crossing' },
    endSupervision: { until: '2026-05-13' },
    invitePatient: { patientId },
    bindAccount: { membership: `${foreign.cast.practiceId}.${ids['accountId']}`, code: 'aaaaa-aaaaa' },
    inviteRepresentative: { patientId, email: 'crossing@example.org' },
    makeOwnRequest: { kind: 'amendment', entryId: ids['entryId'], change: 'crossing' },
    recordPatientRequest: {
      receivedOn: '2026-05-13',
      asked: { kind: 'amendment', entryId: ids['entryId'], change: 'crossing' },
    },
    extendPatientRequest: { reason: 'crossing' },
    answerPatientRequest: { outcome: 'denied', ground: 'accurate-and-complete', basis: 'crossing' },
    rebutDisagreement: { text: 'crossing' },
    disagreeWithDenial: { how: 'attach-request' },
    signOwnTreatmentPlan: { decision: 'declined' },
    updatePatient: { name: { given: 'Crossed', family: 'Over' }, birthDate: '1970-01-01' },
    mergePatient: { into: patientId, reason: 'crossing' },
    undoMerge: { reason: 'crossing' },
    placeLegalHold: { reason: 'crossing' },
    endLegalHold: { reason: 'crossing' },
    searchPatients: { name: 'crossing' },
    ...entryBodies,
    writeNote: { patientId, sessionDate: '2026-05-13', text: 'crossing' },
    editNote: { text: 'crossing' },
    locatePassages: { passages: [{ page: 1, passage: 'crossing' }] },
    recordNoteFacts: { session_kind: 'couple' },
    beginDocumentUpload: { title: 'crossing', category: 'other', bytes: 10, sha256: '0'.repeat(64) },
    beginUpload: { patientId, sessionDate: '2026-05-13', bytes: 10, sha256: '0'.repeat(64) },
    receiveRequest: {
      patientId,
      requester: { type: 'attorney', name: 'Cross', email: 'cross@example.org' },
      groundAsserted: 'court_order',
      purpose: 'crossing',
      jurisdiction: 'US-baseline',
      requested: { classes: ['psychotherapy_notes'], description: 'crossing' },
    },
    openOwnRecord: { format: 'pdf' },
    confirmIdentity: { how: 'crossing' },
    recordAccessTerms: { form: 'pdf' },
    extendAccess: { reason: 'crossing' },
    recordFacts: { facts: { context: { follow_up: true } } },
    beginArtifactUpload: { bytes: 10, sha256: '0'.repeat(64) },
    recordArtifact: { uploadId, artifact: { type: 'court_order' }, verification: { by: 'x', how: 'x' } },
    acceptArtifact: { documentSha256: '0'.repeat(64), termsSha256: '0'.repeat(64) },
    changeArtifactStatus: { status: 'vacated', how: 'crossing' },
    revokeAuthorization: { written: true, receivedAt: '2026-05-13T14:00:00.000Z', how: 'crossing' },
    approveRequest: { as: 'originator', selection: [{ noteId, pages: 'all' }] },
    tellStatement: {
      manner: 'telephone',
      to: { as: 'police', name: 'Cross' },
      parts: [{ element: 'threat', text: 'crossing' }],
    },
    writeStatement: { parts: [{ element: 'threat', text: 'crossing' }] },
    draftStatement: { for: ids['memberId'], parts: [{ element: 'threat', text: 'crossing' }] },
    followUpStatement: { kind: 'notice', decision: 'informed', how: 'crossing' },
    issueLink: { allowedDownloads: 5, code: { by: 'telephone' } },
    recordPasscodeTold: { telephone: '+1 303 555 0142', numberFrom: 'chart', to: 'crossing' },
  };
  return bodies[id] ?? {};
};

const notAimed = new Set(['/practices', '/members', '/practice', '/me', '/me/sign-outs']);
const aimed = operations.filter(({ audience, path }) => !audience.includes('public') && !notAimed.has(path));

const pathOf = (path: string, ids: Record<string, string>, cursor: string): string => {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? 'missing');
  return path === '/psychotherapy-notes'
    ? `${filled}?patientId=${ids['patientId']}`
    : path.includes('{')
      ? filled
      : `${filled}?cursor=${cursor}`;
};

const send = async (
  operation: (typeof aimed)[number],
  token: string,
  { ids, cursor, membership }: Pick<Settled, 'ids' | 'cursor'> & { membership?: string },
) => {
  const { method, path, id } = operation;
  const response = await fetch(`${whole.cloud.apiUrl}${pathOf(path, ids, cursor)}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(membership === undefined ? {} : { 'sequester-membership': membership }),
      'content-type': 'application/json',
      'idempotency-key': `crossing-${randomUUID()}`,
      'if-match': '"1"',
    },
    ...(method === 'GET' ? {} : { body: JSON.stringify(bodyOf(id, ids)) }),
  });
  return { status: response.status, body: await response.text() };
};

/** Which of the foreign practice's ids each case swaps in: all of them, one while the rest are one's own, or all but one. */
const swaps = (): Record<string, string>[] => [
  foreign.ids,
  ...Object.entries(foreign.ids).map(([name, id]) => ({ ...own.ids, [name]: id })),
  ...Object.entries(own.ids).map(([name, id]) => ({ ...foreign.ids, [name]: id })),
];

const leaks = (body: string): string[] =>
  [...Object.values(foreign.ids), foreign.cast.practiceId, foreign.cast.therapistId].filter((id) => body.includes(id));

const swapped = (operation: (typeof aimed)[number], ids: Record<string, string>): boolean => {
  const used = pathOf(operation.path, ids, '') + JSON.stringify(bodyOf(operation.id, ids));
  return Object.values(foreign.ids).some((id) => used.includes(id));
};

const full = process.env['FULL'] === 'yes';

/** Swaps that make different requests of an operation: an id that is neither in its path nor in its body changes nothing. */
const differing = (operation: (typeof aimed)[number]): Record<string, string>[] => {
  const requests = new Map(
    swaps()
      .toReversed()
      .map((ids) => [pathOf(operation.path, ids, '') + JSON.stringify(bodyOf(operation.id, ids)), ids]),
  );
  return [...requests.values()].toReversed();
};

/** Every request by every token; forged tokens with the ids of the foreign practice alone. `pnpm test:full` sends all swaps with all tokens, over 5,000. */
const crossingCases = () => {
  const forged = forgeries(own.tokens, foreign.tokens, foreign.cast.practiceId);
  return aimed.flatMap((operation) =>
    (full ? swaps() : differing(operation)).flatMap((ids, index) => [
      ...Object.entries(own.tokens).map(([who, token]) => ({ operation, ids, who, token, forged: false })),
      ...(full || index === 0 ? forged : []).map(({ name, token }) => ({
        operation,
        ids,
        who: name,
        token,
        forged: true,
      })),
    ]),
  );
};

test('requests with ids, tokens, cursors and prefixes of another practice: none crosses', async () => {
  const before = await readRequest(foreign.cast, foreign.ids['requestId'] ?? '');
  const cases = crossingCases();
  expect(cases.length).toBeGreaterThanOrEqual(full ? 5000 : 1000);
  const crossings: string[] = [];
  const queue = cases.values();
  const worker = async (): Promise<void> => {
    for (const { operation, ids, who, token, forged } of queue) {
      const { status, body } = await send(operation, token, { ids, cursor: foreign.cursor });
      const refused = status >= 400 && status < 500;
      const fine = forged
        ? status === 401
        : (refused || body === '{"notes":[]}' || (status < 300 && !swapped(operation, ids))) &&
          leaks(body).length === 0;
      if (!fine) crossings.push(`${operation.id} as ${who}: ${status} ${body.slice(0, 160)}`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  expect(crossings).toEqual([]);
  expect(await readRequest(foreign.cast, foreign.ids['requestId'] ?? '')).toEqual(before);
}, 600_000);

test("another practice's id is not found, with the same body as an id that never existed", async () => {
  const never = { ids: neverIds(), cursor: foreign.cursor };
  for (const operation of aimed.filter(({ path }) => path.includes('{'))) {
    for (const token of Object.values(own.tokens)) {
      const [theirs, nobodys] = await Promise.all([
        send(operation, token, { ids: foreign.ids, cursor: '' }),
        send(operation, token, never),
      ]);
      expect({ operation: operation.id, ...theirs }).toEqual({ operation: operation.id, ...nobodys });
    }
  }
}, 300_000);

test("another's membership opens nothing, and says no more than one that never was", async () => {
  const { practiceId, therapistId } = foreign.cast;
  const theirs = [
    `${practiceId}.${therapistId}`,
    `${practiceId}.${foreign.ids['accountId']}`,
    `${practiceId}.${own.cast.therapistId}`,
    `${own.cast.practiceId}.${therapistId}`,
  ];
  const nobodys = [`${practiceId}.${neverIds()['memberId']}`, `prc_${'z'.repeat(26)}.${therapistId}`];
  const bodies = new Set<string>();
  for (const operation of aimed.filter(({ audience }) => !audience.includes('person'))) {
    for (const membership of [...theirs, ...nobodys]) {
      const answer = await send(operation, own.tokens['therapist'] ?? '', { ids: foreign.ids, cursor: '', membership });
      bodies.add(JSON.stringify(answer));
    }
  }
  expect([...bodies].map((body) => z.object({ status: z.number() }).parse(JSON.parse(body)))).toEqual([
    { status: 401 },
  ]);
}, 300_000);
