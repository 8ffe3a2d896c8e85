import { Approval, pagesOf, rangesOf } from '@sequester/model';
import * as z from 'zod';

import type { Rule } from './rule.ts';

/** Grants have rows of their own, added batch by batch. */
const WithoutGrants = Approval.omit({ grants: true, grantedAt: true });

const InRanges = z.array(z.looseObject({ selected: z.string() })).optional();

/** Selected pages are kept as ranges. */
export const approval: Rule = {
  toRow: (record) => {
    const given = WithoutGrants.parse(record);
    const selection = given.selection?.map((note) => ({ ...note, selected: rangesOf(note.selected) }));
    return { ...given, ...(selection === undefined ? {} : { selection }) };
  },
  fromRow: (item) => {
    const selection = InRanges.parse(item['selection'])?.map((note) => ({ ...note, selected: pagesOf(note.selected) }));
    return Approval.parse({ ...item, selection });
  },
};
