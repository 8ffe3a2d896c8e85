import { type AccessTerms, type NewAccessTerms, Refusal, type RequestFile, type RequestId } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { fileOf } from './adjudicate-request.ts';
import { dueDates, type DueDate } from './due-dates.ts';
import { onFresh } from './fresh.ts';
import type { DisclosureStore } from './ports.ts';
import { atNextRevision, demandOpen } from './settle.ts';

export interface ShownAccess {
  requestId: RequestId;
  access: AccessTerms;
  due: DueDate[];
}

/** A request for access that is open. Refuses `invalid-request` for one on another ground. */
export const openAccessFile = async (
  disclosures: DisclosureStore,
  context: PracticeContext,
  requestId: RequestId,
): Promise<RequestFile> => {
  const file = await fileOf(disclosures, context, requestId);
  demandOpen(context, file);
  if (file.request.groundAsserted !== 'patient_access') {
    const text = 'This is no request of a patient for access to their record.';
    throw new Refusal('invalid-request', [{ path: 'file', code: 'no-access-request', text }]);
  }
  return file;
};

const demandFree = ({ request }: RequestFile, { feeEstimate }: NewAccessTerms): void => {
  if (feeEstimate === undefined || request.receivedBy !== request.patientId) return;

  const text = 'What a patient asks for and opens in their account costs nothing.';
  throw new Refusal('invalid-request', [
    { path: 'body.feeEstimate', code: 'free-in-account', text, citation: '45 CFR 164.524(c)(4)' },
  ]);
};

/** Writes what is agreed on access into the request, which stays where it is. */
export const writeAccess = async (
  disclosures: DisclosureStore,
  context: PracticeContext,
  { file, access, what }: { file: RequestFile; access: AccessTerms; what: 'terms' | 'extension' },
): Promise<ShownAccess> => {
  const { request } = file;
  const after = { ...atNextRevision(request), access };
  const { requestId, patientId } = request;
  const answer = { requestId, access, due: dueDates({ ...file, request: after }) };
  const event = auditEvent(context, 'request.access-recorded', { requestId, patientId, what });
  await disclosures.change(context, { from: [request.status], before: request, after }, { event, answer });
  return answer;
};

/** Records in what form a patient wants their record, what was agreed on a summary, and what it is estimated to cost; the newest terms count. */
export const recordAccessTerms =
  ({ disclosures }: { disclosures: DisclosureStore }) =>
  (
    context: PracticeContext,
    { requestId, ...terms }: { requestId: RequestId } & NewAccessTerms,
  ): Promise<ShownAccess> =>
    onFresh(async () => {
      const by = memberOf(context);
      const file = await openAccessFile(disclosures, context, requestId);
      demandFree(file, terms);
      const access = { ...file.request.access, terms: { ...terms, by, at: context.now } };
      return writeAccess(disclosures, context, { file, access, what: 'terms' });
    });
