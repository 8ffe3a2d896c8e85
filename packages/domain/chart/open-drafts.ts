import type { MemberId } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';

/** The members whose unsigned drafts the caller may see: their own. */
export const openDrafts = async (context: PracticeContext): Promise<MemberId[]> => [memberOf(context)];
