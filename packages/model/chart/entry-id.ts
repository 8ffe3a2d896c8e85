import * as z from 'zod';

import { entryKinds } from './kinds/index.ts';

const entryIds: readonly [z.ZodType<string>, ...z.ZodType<string>[]] = [
  entryKinds[0].id,
  ...entryKinds.slice(1).map(({ id }) => id),
];

/** The id of an entry of whatever kind. */
export const EntryId = z.union(entryIds);
