import { Refusal, type Practice, type PrivacyContact } from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { getPractice } from './get-practice.ts';
import type { PracticeStore } from './ports.ts';

/** Says who answers for the practice in its letters from now on. Refuses `stale` where the profile is not as the caller has read it. */
export const setPrivacyContact =
  (stores: { practices: PracticeStore }) =>
  async (
    context: PracticeContext,
    { revision, ...privacyContact }: { revision: number } & PrivacyContact,
  ): Promise<Practice> => {
    const by = memberOf(context);
    const before = await getPractice(stores)(context);
    if (before.revision !== revision) throw new Refusal('stale');

    const after: Practice = { ...before, privacyContact, revision: revision + 1 };
    await stores.practices.changePractice(
      context,
      { before, after },
      { event: auditEvent(context, 'privacy-contact.set', { by }) },
    );
    return after;
  };
