import { LinkPointer } from '@sequester/model';

import { keyOf } from '../keys.ts';
import type { Rule } from './rule.ts';

/** A link has a second row under the digest of its token, which leads to the first. */
export const link: Rule = {
  beside: (record) => {
    const pointer = LinkPointer.parse(record);
    return { ...keyOf('linkPointer', pointer), ...pointer };
  },
};
