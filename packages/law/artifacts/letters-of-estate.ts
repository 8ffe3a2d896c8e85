import { type Matter, papers } from '../matter.ts';
import { type Raised, raise } from '../reasons/reason.ts';
import { gateDefects } from './gate.ts';

/** 45 CFR 164.502(g)(4), .514(h)(1): what keeps every letters testamentary or of administration from showing an executor's authority. Empty means that one shows it. */
export const lettersDefects = (matter: Matter): Raised[] => {
  const judged = papers(matter.facts, 'letters_testamentary').map((letters) => [
    ...gateDefects(letters, matter),
    ...(letters.paper.valid === true || letters.paper.verified === true
      ? []
      : [raise('letters-missing', letters.label)]),
  ]);
  if (judged.length === 0) return [raise('letters-missing', 'artifacts')];
  return judged.some((defects) => defects.length === 0) ? [] : judged.flat();
};
