import { describe, expect, test } from 'vitest';
import type { RequestId } from '../ids.ts';
import { changeArtifactStatus } from './change-artifact.ts';
import { issueLink, withdrawRequest } from './links.ts';
import { acting, courtOrder, document, documentSha256, firstTherapist, officer, staff } from './literal-practice.ts';
import { literalStores, type LiteralStores } from './literal-stores.ts';
import { approve, chosen, documented, released, paperOf } from './literal-story.ts';
import { beginArtifactUpload } from './record-artifact.ts';
import { RequestStatus, type RequestStatus as Status } from './request.ts';
import { stepped, transitions } from './transitions.ts';

const acts: Record<string, (stores: LiteralStores, requestId: RequestId) => Promise<unknown>> = {
  beginArtifactUpload: (stores, requestId) => beginArtifactUpload(stores)(acting(staff), { requestId, bytes: document.length, sha256: documentSha256 }),
  recordArtifact: (stores, requestId) => documented(stores, requestId, courtOrder),
  changeArtifactStatus: (stores, requestId) => changeArtifactStatus(stores)(acting(staff), { requestId, artifactId: paperOf(stores, requestId), status: 'stayed', how: 'docket' }),
  approveAsOfficer: (stores, requestId) => approve(stores, officer, { requestId, as: 'privacy-officer' }),
  approveAsOriginator: (stores, requestId) => approve(stores, firstTherapist, { requestId, ...chosen }),
  issueLink: (stores, requestId) => issueLink(stores)(acting(officer), { requestId }),
  withdrawRequest: (stores, requestId) => withdrawRequest(stores)(acting(staff), { requestId, reason: 'withdrawn-by-practice' }),
};

const open: Status[] = ['received', 'awaiting-artifact', 'in-review', 'refused', 'approved', 'building', 'ready', 'released', 'opened'];
const admitted: Record<keyof typeof acts, readonly Status[]> = {
  beginArtifactUpload: open,
  recordArtifact: open,
  changeArtifactStatus: open,
  approveAsOfficer: ['in-review'],
  approveAsOriginator: ['in-review'],
  issueLink: ['ready', 'released'],
  withdrawRequest: open,
};

/** A released request put into a state, with neither approvals nor grants, so that an act finds nothing done before. */
const inState = async (status: Status) => {
  const stores = literalStores();
  const requestId = await released(stores);
  const file = stores.files.get(requestId);
  if (file !== undefined) {
    stores.files.set(requestId, { ...file, approvals: [], request: { ...file.request, status } });
  }
  return { stores, requestId };
};

const table = Object.keys(acts).flatMap((act) => RequestStatus.options.map((status) => [act, status] as const));

describe('every act in every state', () => {
  test.each(table)('%s of a request that is %s', async (act, status) => {
    const { stores, requestId } = await inState(status);
    const before = stores.files.get(requestId);
    const done = acts[act]?.(stores, requestId).then(() => 'done', (error: { code: string }) => error.code);
    const outcome = await done;
    if (admitted[act]?.includes(status)) {
      expect(outcome).not.toBe('request-state');
    } else {
      expect(outcome).toBe('request-state');
      expect(stores.files.get(requestId)).toBe(before);
    }
  });
});

describe('every step', () => {
  const steps = Object.entries(transitions).flatMap(([name, transition]) => RequestStatus.options.map((status) => [name, status, transition] as const));
  test.each(steps)('%s from %s', async (_name, status, transition) => {
    const { stores, requestId } = await inState(status);
    const request = stores.files.get(requestId)?.request;
    if (request === undefined) {
      throw new Error('no request');
    }
    const lawful = transition.from.some((from) => from === status);
    const step = () => stepped(request, transition, request.statusAt);
    if (lawful) {
      expect(step()).toMatchObject({ status: transition.to, revision: request.revision + 1 });
    } else {
      expect(step).toThrow('request-state');
    }
  });

  test('nothing leads out of an end but from a refusal that a new document cures', () => {
    const ends = ['closed', 'withdrawn', 'revoked', 'expired'];
    const out = Object.values(transitions).filter(({ from }) => from.some((state) => ends.includes(state)));
    expect(out).toEqual([]);
  });
});
