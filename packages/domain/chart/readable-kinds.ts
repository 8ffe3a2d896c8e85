import { entryKinds, type EntryKind } from '@sequester/model';

import type { PracticeContext } from '../context.ts';

/** The kinds of entries that the caller may read. */
export const readableKinds = ({ actor }: PracticeContext): EntryKind[] =>
  actor.kind === 'member'
    ? entryKinds.filter(({ readers }) => actor.roles.some((role) => readers.some((reader) => reader === role)))
    : [];
