import { oralSuspensionEnds } from './clocks.ts';
import type { Context } from './context.ts';

/** 45 CFR 164.528(a)(2): whether an agency's statement suspends the accounting on a day: in writing to its date, orally for thirty days. */
export const suspensionHolds = (stated: Context['suspension'], today: string): boolean => {
  if (!stated || (stated.made_on && stated.made_on > today)) return false;
  if (stated.written === true) return stated.reason_given === true && Boolean(stated.until && stated.until >= today);
  return Boolean(stated.made_on && oralSuspensionEnds(stated.made_on) >= today);
};
