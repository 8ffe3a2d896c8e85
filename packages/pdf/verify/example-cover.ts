import type { ExtractCover } from '../types.ts';

/** An invented cover that lists no items. */
export const exampleCover: ExtractCover = {
  title: 'Extract',
  practice: 'Harbor Lane Therapy (invented)',
  recipient: 'Jordan Sample, Esq.',
  basis: 'Court order of 2026-03-30',
  docket: 'FL-1',
  items: [],
  withheld: [],
  notice: 'Further disclosure may be unlawful.',
};
