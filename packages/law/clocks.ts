import type { Jurisdiction } from './jurisdiction.ts';
import { rulesOn } from './states/governing.ts';

/** The calendar day some days after another, both `YYYY-MM-DD`. */
export const daysAfter = (day: string, days: number): string => {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
};

/** The day some working days after another. Saturdays and Sundays do not count; holidays do, so that the day is never too late. */
export const workingDaysAfter = (day: string, days: number): string => {
  const next = daysAfter(day, 1);
  if (days === 0) return day;
  const weekday = new Date(`${next}T00:00:00Z`).getUTCDay();
  return workingDaysAfter(next, weekday === 0 || weekday === 6 ? days : days - 1);
};

/** The same day some years earlier; 29 February becomes 1 March in a common year. */
export const yearsBefore = (day: string, years: number): string => {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCFullYear(at.getUTCFullYear() - years);
  return at.toISOString().slice(0, 10);
};

/** 45 CFR 164.524(b)(2): thirty days from receipt, and one extension of thirty if announced within the first thirty. */
export const accessDue = (receivedOn: string) => ({
  by: daysAfter(receivedOn, 30),
  extendedBy: daysAfter(receivedOn, 60),
});

/** The day by which a state wants access given, where it is earlier than the federal one: of its own statute, without extension. */
export const stateAccessDue = (
  jurisdiction: Jurisdiction | null | undefined,
  receivedOn: string,
): { by: string; citation: string } | undefined => {
  const placed = { as_of: `${receivedOn}T00:00:00Z`, jurisdiction, holder: { id: '' }, patient: {} };
  const [rule] = rulesOn(placed, 'access');
  if (!rule?.statute) return undefined;
  const { days, counting, statute: citation } = rule;
  const by = counting === 'calendar' ? daysAfter(receivedOn, days) : workingDaysAfter(receivedOn, days);
  return by < accessDue(receivedOn).by ? { by, citation } : undefined;
};

const sixtyAndThirty = (receivedOn: string) => ({
  by: daysAfter(receivedOn, 60),
  extendedBy: daysAfter(receivedOn, 90),
});

/** 45 CFR 164.526(b)(2): sixty days from receipt, and one extension of thirty. */
export const amendmentDue = (receivedOn: string) => sixtyAndThirty(receivedOn);

/** 45 CFR 164.528(c)(1): sixty days from receipt, and one extension of thirty. */
export const accountingDue = (requestedOn: string) => sixtyAndThirty(requestedOn);

/** 45 CFR 164.528(a)(2)(ii): an oral statement suspends for thirty days at most. */
export const oralSuspensionEnds = (madeOn: string) => daysAfter(madeOn, 30);

/** 45 CFR 164.528(a)(1): six years before the request. */
export const accountingStarts = (requestedOn: string) => yearsBefore(requestedOn, 6);
