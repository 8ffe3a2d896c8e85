import { type Finding, anyOf, refuse } from '../finding.ts';
import type { Matter } from '../matter.ts';
import type { RequesterType } from '../parties.ts';
import { type Raised, type ReasonCode, raise } from '../reasons/reason.ts';
import { demographicElements } from '../vocabulary/scope.ts';
import { giveRecord, part2Closed, statementOnly } from './give-record.ts';
import { limitedDataSets } from './research.ts';

/** Why the requester is none of those for whom a paragraph is written; an unknown requester is asked for. */
const unless = (matter: Matter, types: readonly RequesterType[], others: ReasonCode): Raised[] => {
  const { type } = matter.facts.requester;
  if (!type) return [raise('requester-role-not-recorded', 'requester.type')];
  return types.includes(type) ? [] : [raise(others, 'requester.type')];
};

/** 45 CFR 164.512(b)(1)(i): a public health authority that a law empowers; or a limited data set for public health. */
export const publicHealthForRecord = (matter: Matter): Finding => {
  const sets = limitedDataSets(matter);
  const held = part2Closed(matter);
  if (sets.length > 0 && held.length === 0) return anyOf(sets);
  held.push(...unless(matter, ['public_health_authority', 'child_protective_agency'], 'not-a-public-health-authority'));
  if (held.length > 0) return refuse(held);
  return giveRecord(matter, {
    reason: raise('public-health', 'requester.type'),
    minimumNecessary: true,
    accounting: true,
  });
};

/** 45 CFR 164.512(l), .514(d): the carrier or agency, as far as the law of workers' compensation goes. */
export const workersCompensationForRecord = (matter: Matter): Finding => {
  const held = part2Closed(matter);
  held.push(
    ...unless(matter, ['workers_comp_carrier', 'state_agency', 'agency_tribunal'], 'not-of-workers-compensation'),
  );
  if (held.length > 0) return refuse(held);
  return giveRecord(matter, {
    reason: raise('workers-compensation', 'requester.type'),
    minimumNecessary: true,
    accounting: true,
    approvals: ['privacy-officer'],
  });
};

/** 45 CFR 164.514(f)(1): the practice, its business associate or its foundation, for demographic and service data, unless the patient opted out. */
export const fundraisingFromRecord = (matter: Matter): Finding => {
  const { requester, patient } = matter.facts;
  const held = part2Closed(matter);
  if (patient.objects === true) held.push(raise('patient-opted-out', 'patient.objects'));
  if (requester.type !== 'workforce_fundraising' && requester.baa !== true)
    held.push(raise('fundraising-for-others', 'requester.type'));
  if (held.length > 0) return refuse(held);
  return statementOnly(matter, demographicElements, {
    reason: raise('fundraising-data', 'ground_asserted'),
    minimumNecessary: true,
  });
};

/** 45 CFR 164.512(k): what an authority represents; nobody here can supply that representation. */
export const specializedGovernmentForRecord = (matter: Matter): Finding => {
  const held = part2Closed(matter);
  held.push(
    ...unless(
      matter,
      ['correctional_institution', 'federal_official', 'military_command', 'law_enforcement'],
      'not-of-specialized-government',
    ),
  );
  return refuse([...held, raise('government-representation-missing', 'artifacts')]);
};
