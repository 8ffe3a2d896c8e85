import type { MemberId } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import type { ColleagueStore } from '../practice/ports.ts';
import { supervisees } from './supervision.ts';

/** The members whose drafts the caller may see: themself, and whom they supervise at this instant. */
export const openDrafts = async (
  { colleagues }: { colleagues: ColleagueStore },
  context: PracticeContext,
): Promise<MemberId[]> => {
  const caller = memberOf(context);
  return [caller, ...supervisees(await colleagues.supervisions(context, caller), context)];
};
