import { buildRequestExtract, followOffer, giveUpBuild, writeOwedLetter, writeOwedNotice } from '@sequester/domain';
import { log } from '@sequester/edge';
import type { QueuedJob } from '@sequester/model';

import { actingFor } from './stores.ts';

type Followed<Kind> = Extract<QueuedJob, { kind: Kind }>;

/** Follows a change of a request: builds what was granted, retires what has no further use, writes the letters that are owed. */
const followRequest = async ({ practiceId, requestId }: Followed<'request'>): Promise<void> => {
  const { context, stores } = await actingFor(practiceId);
  const report = await buildRequestExtract(stores)(context, requestId);
  if (report?.attempted === true)
    log(report.status === 'ready' ? 'EXTRACT_BUILT' : 'EXTRACT_REFUSED', { requestId, status: report.status });

  if (report?.retired === true) log('EXTRACT_GRANTS_RETIRED', { requestId });

  const written = [
    await writeOwedLetter(stores)(context, requestId),
    await writeOwedNotice(stores)(context, requestId),
  ].filter((letter) => letter !== undefined);
  for (const letter of written) log('LETTER_WRITTEN', { requestId, letterId: letter.letterId, kind: letter.kind });
};

const followSigned = async ({ practiceId, patientId, offerId }: Followed<'offer'>): Promise<void> => {
  const { context, stores } = await actingFor(practiceId);
  log('OFFER_FOLLOWED', { offerId, did: await followOffer(stores)(context, { patientId, offerId }) });
};

/** Does a job of the queue of builds; done again, it changes nothing more. */
export const doJob = async (job: QueuedJob): Promise<void> => {
  if (job.kind === 'request') await followRequest(job);

  if (job.kind === 'offer') await followSigned(job);
};

/** Marks the build of a request that was tried too often. What else was to be done stays to be done with its next change. */
export const endJob = async (job: QueuedJob): Promise<void> => {
  if (job.kind !== 'request') return;

  const { context, stores } = await actingFor(job.practiceId);
  await giveUpBuild(stores)(context, job.requestId);
};
