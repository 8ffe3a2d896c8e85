import { type Licence, type Practice, Refusal } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { getPractice } from './get-practice.ts';
import type { PracticeStore } from './ports.ts';

/**
 * Says whose records the practice holds and which office licenses it: some rules of states bind licensed facilities only. A
 * request keeps what was recorded when it was received. Refuses `stale` where the profile is not as the caller has read it.
 */
export const setLicence =
  (stores: { practices: PracticeStore }) =>
  async (context: PracticeContext, { revision, ...licence }: Licence & { revision: number }): Promise<Practice> => {
    const by = memberOf(context);
    const before = await getPractice(stores)(context);
    if (before.revision !== revision) throw new Refusal('stale');

    const after: Practice = { ...before, licence, revision: revision + 1 };
    const event = auditEvent(context, 'practice.licence-set', { by, ...licence });
    await stores.practices.changePractice(context, { before, after }, { event });
    return after;
  };
