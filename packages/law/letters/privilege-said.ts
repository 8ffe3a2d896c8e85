import type { Particulars } from './particulars.ts';

const FEDERAL = ' (Fed. R. Evid. 501; Jaffee v. Redmond, 518 U.S. 1 (1996))';

/** The law of the privilege in this forum, in brackets: federal common law in a court of the United States, elsewhere the state's statute where somebody has read it, or nothing. */
export const privilegeSaid = ({ proceeding, privilege }: Particulars): string => {
  if (proceeding?.federal) return FEDERAL;
  return privilege === undefined ? '' : ` (${privilege})`;
};
