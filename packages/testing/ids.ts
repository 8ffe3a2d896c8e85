import type { PracticeContext } from '@sequester/domain';
import { idPrefixes } from '@sequester/model';

/** An id made of one letter, which is easy to recognise in a failed test. */
export const idOf = (prefix: string, letter: string): string => `${prefix}_${letter.repeat(26)}`;

/** Ids that count from 1, as they do again when an act is retried. */
export const countedIds = (): PracticeContext['newId'] => {
  let count = 0;
  return (kind) => {
    count += 1;
    return `${idPrefixes[kind]}_${String(count).padStart(26, '0')}`;
  };
};
