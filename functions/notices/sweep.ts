import {
  expireLink,
  isStillDue,
  mailLink,
  tellStaff,
  type Deadline,
  type LinkDeadline,
  type RequestDeadline,
} from '@sequester/domain';
import { log, logFault } from '@sequester/edge';
import { instantOf } from '@sequester/model';

import { actingFor, deadlines } from './stores.ts';

type Acting = Awaited<ReturnType<typeof actingFor>>;

const meetOfLink = async ({ context, stores }: Acting, deadline: LinkDeadline): Promise<boolean> => {
  const { linkId: about, what } = deadline;
  if (what === 'mail') {
    const mailed = await mailLink(stores)(context, { ...deadline, byDeadline: true });
    log('MAIL_SENT', { about, mailed });
    return mailed !== 'claimed';
  }
  const expired = await expireLink(stores)(context, deadline);
  log('STREAM_RECORD_DONE', { about, expired });
  return true;
};

const remind = async ({ context, stores }: Acting, { requestId, by, what }: RequestDeadline): Promise<boolean> => {
  if (!(await isStillDue(stores, context, { requestId, by }))) return true;

  const told = await tellStaff(stores)(context, { requestId, news: what, about: by });
  log('MAIL_SENT', { about: requestId, told });
  return true;
};

/** Does what a deadline is about; says whether the deadline is done with. */
const doWhatIsDue = async (deadline: Deadline): Promise<boolean> => {
  const acting = await actingFor(deadline.practiceId);
  return 'linkId' in deadline ? meetOfLink(acting, deadline) : remind(acting, deadline);
};

const meet = async (deadline: Deadline): Promise<void> => {
  try {
    if (await doWhatIsDue(deadline)) await deadlines.settle(deadline);
  } catch (error) {
    logFault('STREAM_RECORD_FAILED', { about: 'linkId' in deadline ? deadline.linkId : deadline.requestId }, error);
  }
};

/** Looks for deadlines that have come. One that cannot be met now is looked at again in five minutes, and stops no other. */
export const sweep = async (): Promise<void> => {
  for (const deadline of await deadlines.due(instantOf(Date.now()))) await meet(deadline);
};
