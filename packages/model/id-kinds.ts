import { entryIdPrefixes } from './chart/entries.ts';
import { fixedIdPrefixes } from './id-prefixes.ts';

/** The prefix of every kind of id in Sequester. */
export const idPrefixes = { ...fixedIdPrefixes, ...entryIdPrefixes };

export type IdKind = keyof typeof idPrefixes;
