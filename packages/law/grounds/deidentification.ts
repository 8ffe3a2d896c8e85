import { type Finding, refuse } from '../finding.ts';
import type { Matter } from '../matter.ts';
import type { RequesterType } from '../parties.ts';
import { raise } from '../reasons/reason.ts';
import { giveUnrestricted, part2Closed } from './give-record.ts';

const WORKFORCE = new Set<RequesterType>([
  'originator',
  'workforce_admin',
  'workforce_analyst',
  'workforce_billing',
  'workforce_clinician',
  'workforce_qa',
]);

/** 45 CFR 164.502(d)(1), 164.514(a)-(b): the practice or its business associate may strip the ordinary record; whoever else asks receives what was stripped. */
export const deidentificationOfRecord = (matter: Matter): Finding => {
  const { type, baa } = matter.facts.requester;
  const held = part2Closed(matter);
  const workforce = type !== undefined && type !== null && WORKFORCE.has(type);
  if (!workforce && baa !== true) {
    held.push(
      raise(type === 'business_associate' ? 'associate-without-agreement' : 'deidentified-by-others', 'requester.baa'),
    );
  }
  if (held.length > 0) return refuse(held);
  return giveUnrestricted(matter, {
    reason: raise('deidentification-of-record', 'ground_asserted'),
    minimumNecessary: true,
  });
};
