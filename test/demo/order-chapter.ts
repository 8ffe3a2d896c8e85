import * as z from 'zod';

import type { Cast } from './cast.ts';
import type { ToldNote } from './notes-chapter.ts';
import { court, docket, judge, orderPdf } from './papers.ts';
import { attorney, receive, record, Request, tellDecision } from './refusals-chapter.ts';
import { eventually } from './service.ts';
import type { Teller } from './teller.ts';

const range = { from: '2026-04-01', to: '2026-05-31' };

const Selection = z.object({
  notes: z.array(z.object({ noteId: z.string(), sessionDate: z.string(), pages: z.number() })),
});

/** The order of the story, for its patient and practice. */
export const courtOrder = (cast: Cast, patientId: string): Record<string, unknown> => ({
  type: 'court_order',
  issuer_kind: 'court',
  issuer: 'judge',
  signed_by: 'judge',
  court,
  docket,
  judge,
  signed_on: '2026-07-01',
  return_date: '2027-12-31',
  authenticated: true,
  status: 'in_force',
  patient: patientId,
  custodian: cast.practiceId,
  expressly_covers: ['psychotherapy_notes'],
  commands_production: true,
  date_from: range.from,
  date_to: range.to,
  recipients: ['Ann Example'],
  foreign_jurisdiction: false,
  in_camera: false,
  under_seal: false,
  privilege_ruling: 'overruled_or_waived',
});

export const readRequest = ({ officer }: Cast, requestId: string): Promise<Request> =>
  officer.get(`/requests/${requestId}`, Request);

/** Records the order and has the privacy officer approve: what follows is the originator's choice. */
export const orderAndApprove = async (
  cast: Cast,
  patientId: string,
  terms: Record<string, unknown> = {},
): Promise<Request> => {
  const asked = await receive(cast, {
    patientId,
    requester: attorney,
    groundAsserted: 'court_order',
    purpose: 'Doe v. Roe (invented)',
  });
  const ordered = await record(cast, asked.requestId, {
    pdf: await orderPdf({ ...range, patientId }),
    artifact: { ...courtOrder(cast, patientId), ...terms },
  });
  await cast.officer.post(`/requests/${ordered.requestId}/approvals`, { as: 'privacy-officer' }, z.unknown());
  return ordered;
};

/** The originator approves everything that is offered. */
export const approveWhole = async ({ therapist }: Cast, requestId: string): Promise<void> => {
  const { notes } = await therapist.get(`/requests/${requestId}/selection`, Selection);
  const selection = notes.map(({ noteId }) => ({ noteId, pages: 'all' }));
  await therapist.post(`/requests/${requestId}/approvals`, { as: 'originator', selection }, z.unknown());
};

/** Waits for the extract. */
export const built = async (cast: Cast, requestId: string): Promise<void> => {
  await eventually('The extract', 90, async () => {
    const request = await readRequest(cast, requestId);
    return request.status === 'ready' || request.status === 'refused' ? request.status : undefined;
  });
};

interface Told {
  patientId: string;
  written: ToldNote[];
  upload: ToldNote;
}

/** The order narrows the request to its range; officer and originator approve; the extract is built from what the originator chose. */
export const tellOrder = async (cast: Cast, { patientId, written, upload }: Told, teller: Teller) => {
  const asked = await receive(cast, {
    patientId,
    requester: attorney,
    groundAsserted: 'court_order',
    purpose: 'Doe v. Roe (invented)',
  });
  teller.must(asked.decision.outcome === 'NEEDS-ARTIFACT', 'before the order is recorded nothing may leave');
  const { requestId } = await record(cast, asked.requestId, {
    pdf: await orderPdf({ ...range, patientId }),
    artifact: courtOrder(cast, patientId),
  });
  const ordered = await readRequest(cast, requestId);
  tellDecision(teller, ordered);
  teller.must(
    ordered.decision.outcome === 'NARROW',
    `the order narrows the request to its range (${ordered.decision.outcome})`,
  );
  const inRange = [...written, upload].filter(
    ({ sessionDate }) => sessionDate >= range.from && sessionDate <= range.to,
  );
  teller.must(
    ordered.decision.scope?.noteIds.length === inRange.length,
    `${inRange.length} of ${written.length + 1} notes are in it`,
  );

  const early = await cast.therapist.refused({
    method: 'POST',
    path: `/requests/${requestId}/approvals`,
    body: { as: 'originator', selection: [] },
  });
  teller.must(early.status === 409 || early.status === 422, `the originator cannot go first (${early.code})`);
  await cast.officer.post(`/requests/${requestId}/approvals`, { as: 'privacy-officer' }, z.unknown());
  teller.must(
    (await readRequest(cast, requestId)).status === 'in-review',
    'the privacy officer has approved; nothing is built yet',
  );

  const offered = await cast.therapist.get(`/requests/${requestId}/selection`, Selection);
  teller.must(offered.notes.length === inRange.length, 'the originator is offered the notes in the range and no other');
  const outside = written.find(({ sessionDate }) => sessionDate < range.from);
  const beyond = await cast.therapist.refused({
    method: 'POST',
    path: `/requests/${requestId}/approvals`,
    body: { as: 'originator', selection: [{ noteId: outside?.noteId, pages: 'all' }] },
  });
  teller.must(beyond.code === 'selection-beyond-ceiling', 'a note outside the range cannot be chosen');
  const selection = offered.notes.map(({ noteId }) => ({ noteId, pages: noteId === upload.noteId ? [1] : 'all' }));
  await cast.therapist.post(`/requests/${requestId}/approvals`, { as: 'originator', selection }, z.unknown());
  teller.say('the originator chooses the first page of the upload and the other notes whole, and approves');
  await built(cast, requestId);
  teller.must((await readRequest(cast, requestId)).status === 'ready', 'the extract is built, verified and stored');
  return {
    requestId,
    inScope: inRange.flatMap((note) => (note.noteId === upload.noteId ? upload.sentences.slice(0, 1) : note.sentences)),
  };
};
