import type * as z from 'zod';

import { type Matter, papers } from '../matter.ts';
import { type Raised, raise } from '../reasons/reason.ts';
import { gateDefects } from './gate.ts';
import type { LettersTestamentaryArtifact } from './supporting-paper.ts';

/** Somebody found the letters good, and nobody found that they are not. */
const isShown = ({ valid, verified, authenticated }: z.infer<typeof LettersTestamentaryArtifact>) => {
  const found = new Set([valid, verified, authenticated]);
  return found.has(true) && !found.has(false);
};

/** 45 CFR 164.502(g)(4), .514(h)(1): what keeps every letters testamentary or of administration from showing an executor's authority. Empty means that one shows it. */
export const lettersDefects = (matter: Matter): Raised[] => {
  const judged = papers(matter.facts, 'letters_testamentary').map((letters) => [
    ...gateDefects(letters, matter),
    ...(isShown(letters.paper) ? [] : [raise('letters-missing', letters.label)]),
  ]);
  if (judged.length === 0) return [raise('letters-missing', 'artifacts')];
  return judged.some((defects) => defects.length === 0) ? [] : judged.flat();
};
