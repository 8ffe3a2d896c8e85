import { expireLink, mailLink, type Deadline } from '@sequester/domain';
import { log, logFault } from '@sequester/edge';
import { instantOf } from '@sequester/model';

import { actingFor, deadlines } from './stores.ts';

/** Does what a deadline is about; says whether the deadline is done with. */
const doWhatIsDue = async (deadline: Deadline): Promise<boolean> => {
  const { practiceId, linkId, what } = deadline;
  const { context, stores } = await actingFor(practiceId);
  if (what === 'mail') {
    const mailed = await mailLink(stores)(context, { ...deadline, byDeadline: true });
    log('MAIL_SENT', { about: linkId, mailed });
    return mailed !== 'claimed';
  }
  const expired = await expireLink(stores)(context, deadline);
  log('STREAM_RECORD_DONE', { about: linkId, expired });
  return true;
};

const meet = async (deadline: Deadline): Promise<void> => {
  try {
    if (await doWhatIsDue(deadline)) await deadlines.settle(deadline);
  } catch (error) {
    logFault('STREAM_RECORD_FAILED', { about: deadline.linkId }, error);
  }
};

/** Looks for deadlines that have come. One that cannot be met now is looked at again in five minutes, and stops no other. */
export const sweep = async (): Promise<void> => {
  for (const deadline of await deadlines.due(instantOf(Date.now()))) await meet(deadline);
};
