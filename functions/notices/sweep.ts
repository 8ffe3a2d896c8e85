import { expireLink, instantOf, type Deadline } from '@sequester/domain';
import { log, logFault } from '@sequester/edge';
import { actingFor, deadlines } from './stores.ts';

const settle = async (deadline: Deadline): Promise<void> => {
  const { practiceId, linkId } = deadline;
  try {
    const { context, stores } = await actingFor(practiceId);
    const expired = await expireLink(stores)(context, deadline);
    await deadlines.settle(deadline);
    log('STREAM_RECORD_DONE', { about: linkId, expired });
  } catch (error) {
    logFault('STREAM_RECORD_FAILED', { about: linkId }, error);
  }
};

/** Looks for deadlines that have come. One that cannot be settled now is looked at again in five minutes, and stops no other. */
export const sweep = async (): Promise<void> => {
  for (const deadline of await deadlines.due(instantOf(Date.now()))) {
    await settle(deadline);
  }
};
