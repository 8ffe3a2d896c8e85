import { RequestStatus, type RequestId, type RequestStatus as Status } from '@sequester/model';
import { approve, chosen, paperOf, released, stated, typed } from '@sequester/testing/disclosures/disclosure-story';
import {
  acting,
  courtOrder,
  document,
  documentSha256,
  firstTherapist,
  officer,
} from '@sequester/testing/disclosures/example-disclosures';
import { literalStores, type LiteralStores } from '@sequester/testing/disclosures/literal-disclosures';
import { describe, expect, test } from 'vitest';

import { beginArtifactUpload } from './begin-artifact-upload.ts';
import { changeArtifactStatus } from './change-artifact-status.ts';
import { issueLink } from './issue-link.ts';
import { stepped, transitions, type Transition } from './transitions.ts';
import { withdrawRequest } from './withdraw-request.ts';

const acts: Record<string, (stores: LiteralStores, requestId: RequestId) => Promise<unknown>> = {
  beginArtifactUpload: (stores, requestId) =>
    beginArtifactUpload(stores)(acting(officer), { requestId, bytes: document.length, sha256: documentSha256 }),
  recordArtifact: (stores, requestId) => typed(stores, requestId, courtOrder, { by: officer }),
  changeArtifactStatus: (stores, requestId) =>
    changeArtifactStatus(stores)(acting(officer), {
      requestId,
      artifactId: paperOf(stores, requestId),
      status: 'stayed',
      how: 'docket',
    }),
  recordFacts: (stores, requestId) =>
    stated(stores, officer, { requestId, facts: { requester: { agency: 'an agency' } } }),
  approveAsOfficer: (stores, requestId) => approve(stores, officer, { requestId, as: 'privacy-officer' }),
  approveAsOriginator: (stores, requestId) => approve(stores, firstTherapist, { requestId, ...chosen }),
  issueLink: (stores, requestId) => issueLink(stores)(acting(officer), { requestId }),
  withdrawRequest: (stores, requestId) =>
    withdrawRequest(stores)(acting(officer), { requestId, reason: 'withdrawn-by-practice' }),
};

const open: Status[] = [
  'received',
  'awaiting-artifact',
  'in-review',
  'refused',
  'approved',
  'building',
  'ready',
  'released',
  'opened',
];
const admitted: Record<keyof typeof acts, readonly Status[]> = {
  beginArtifactUpload: open,
  recordArtifact: open,
  changeArtifactStatus: open,
  recordFacts: open,
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
  if (file !== undefined) stores.files.set(requestId, { ...file, approvals: [], request: { ...file.request, status } });

  return { stores, requestId };
};

const table = Object.keys(acts).flatMap((act) => RequestStatus.options.map((status) => [act, status] as const));

const isAdmitted = (act: string, status: Status): boolean => admitted[act]?.includes(status) ?? false;

describe('every act in every state', () => {
  test.each(table.filter(([act, status]) => isAdmitted(act, status)))(
    '%s of a request that is %s is looked at',
    async (act, status) => {
      const { stores, requestId } = await inState(status);
      const outcome = await acts[act]?.(stores, requestId).then(
        () => 'done',
        (error: { code: string }) => error.code,
      );
      expect(outcome).not.toBe('request-state');
    },
  );

  test.each(table.filter(([act, status]) => !isAdmitted(act, status)))(
    '%s of a request that is %s is refused and changes nothing',
    async (act, status) => {
      const { stores, requestId } = await inState(status);
      const before = stores.files.get(requestId);
      await expect(acts[act]?.(stores, requestId)).rejects.toMatchObject({ code: 'request-state' });
      expect(stores.files.get(requestId)).toBe(before);
    },
  );
});

const requestIn = async (status: Status) => {
  const { stores, requestId } = await inState(status);
  const request = stores.files.get(requestId)?.request;
  if (request === undefined) throw new Error('no request');

  return request;
};

describe('every step', () => {
  const steps = Object.entries<Transition>(transitions).flatMap(([name, transition]) =>
    RequestStatus.options.map((status) => [name, status, transition] as const),
  );

  test.each(steps.filter(([, status, { from }]) => from.includes(status)))(
    '%s from %s',
    async (_name, status, transition) => {
      const request = await requestIn(status);
      expect(stepped(request, transition, request.statusAt)).toMatchObject({
        status: transition.to,
        revision: request.revision + 1,
      });
    },
  );

  test.each(steps.filter(([, status, { from }]) => !from.includes(status)))(
    '%s is refused from %s',
    async (_name, status, transition) => {
      const request = await requestIn(status);
      expect(() => stepped(request, transition, request.statusAt)).toThrow('request-state');
    },
  );

  test('nothing leads out of an end but a refusal that a new document cures, and a recipient who asks again for what was released to them', () => {
    const ends: readonly Status[] = ['closed', 'withdrawn', 'revoked', 'expired'];
    const out = Object.values<Transition>(transitions).filter(({ from }) => ends.some((end) => from.includes(end)));
    expect(out).toEqual([transitions.releaseAgain]);
    expect(transitions.releaseAgain.from).not.toContain('revoked');
    expect(transitions.releaseAgain.from).not.toContain('withdrawn');
  });
});
