import { type Finding, refuse } from '../finding.ts';
import type { Matter } from '../matter.ts';
import { raise } from '../reasons/reason.ts';

/** 45 CFR 164.502(f): the federal rule ends fifty years after death. Before that, death opens no ground by itself. */
export const decedent = ({ facts }: Matter): Finding => {
  const years = facts.patient.years_since_death;
  if (facts.patient.living === false && typeof years === 'number' && years > 50)
    return refuse([raise('fifty-years-since-death', 'patient.years_since_death')]);

  return refuse([raise('decedent-no-right', 'ground_asserted')]);
};
