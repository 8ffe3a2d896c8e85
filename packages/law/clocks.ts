/** The calendar day some days after another, both `YYYY-MM-DD`. */
export function daysAfter(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** The same day some years earlier; 29 February becomes 1 March in a common year. */
export function yearsBefore(day: string, years: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCFullYear(at.getUTCFullYear() - years);
  return at.toISOString().slice(0, 10);
}

/** 45 CFR 164.524(b)(2): thirty days from receipt, and one extension of thirty if announced within the first thirty. */
export const accessDue = (receivedOn: string) => ({ by: daysAfter(receivedOn, 30), extendedBy: daysAfter(receivedOn, 60) });

const sixtyAndThirty = (receivedOn: string) => ({ by: daysAfter(receivedOn, 60), extendedBy: daysAfter(receivedOn, 90) });

/** 45 CFR 164.526(b)(2): sixty days from receipt, and one extension of thirty. */
export const amendmentDue = (receivedOn: string) => sixtyAndThirty(receivedOn);

/** 45 CFR 164.528(c)(1): sixty days from receipt, and one extension of thirty. */
export const accountingDue = (requestedOn: string) => sixtyAndThirty(requestedOn);

/** 45 CFR 164.528(a)(2)(ii): an oral statement suspends for thirty days at most. */
export const oralSuspensionEnds = (madeOn: string) => daysAfter(madeOn, 30);

/** 45 CFR 164.528(a)(1): six years before the request. */
export const accountingStarts = (requestedOn: string) => yearsBefore(requestedOn, 6);
