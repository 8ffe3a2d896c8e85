import type { Artifact } from '@sequester/law';
import type { PatientFacts, RestrictionInForce } from '@sequester/model';

/** To whom a service is not told that was paid for out of pocket in full (45 CFR 164.522(a)(1)(vi)). */
const payers = ['health_plan', 'medicare_contractor'];

const recipientsOf = (
  { recipients = [], persons = [], paidInFull }: RestrictionInForce,
  read: (name: string) => string,
): string[] | undefined => {
  const named = [...recipients, ...persons.map(read)];
  if (named.length > 0) return named;

  return paidInFull ? payers : undefined;
};

/** The restrictions in the chart as the law reads papers: what is left open, they cover whole. `read` says whom a name means. */
export const restrictionsOfChart = (
  { restrictions = [] }: Pick<PatientFacts, 'restrictions'>,
  read: (name: string) => string = (name) => name,
): Artifact[] =>
  restrictions.map((restriction) => {
    const recipients = recipientsOf(restriction, read);
    const { restrictionId, classes, answeredOn, endedOn } = restriction;
    return {
      type: 'agreed_restriction',
      id: restrictionId,
      ...(answeredOn === undefined ? {} : { signed_on: answeredOn }),
      ...(endedOn === undefined ? {} : { ended_on: endedOn }),
      covers: { ...(recipients === undefined ? {} : { recipients }), ...(classes === undefined ? {} : { classes }) },
    };
  });
