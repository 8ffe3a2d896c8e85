import { Refusal, type Practice } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { getPractice } from './get-practice.ts';
import type { PracticeStore } from './ports.ts';

/**
 * Says whether codes for the ordinary record may go by mail, like their links. Psychotherapy notes are not meant: for them one
 * mailbox for both has a reason of its own each time. Refuses `stale` where the profile is not as the caller has read it.
 */
export const setCodesByMail =
  (stores: { practices: PracticeStore }) =>
  async (
    context: PracticeContext,
    { revision, codesByMail }: { revision: number; codesByMail: boolean },
  ): Promise<Practice> => {
    const by = memberOf(context);
    const before = await getPractice(stores)(context);
    if (before.revision !== revision) throw new Refusal('stale');

    const after: Practice = { ...before, codesByMail, revision: revision + 1 };
    await stores.practices.changePractice(
      context,
      { before, after },
      { event: auditEvent(context, 'practice.codes-by-mail-set', { by, codesByMail }) },
    );
    return after;
  };
