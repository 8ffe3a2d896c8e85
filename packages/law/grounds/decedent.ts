import { type Finding, refuse } from '../finding.ts';
import { type Matter, papers } from '../matter.ts';
import type { RequesterType } from '../parties.ts';
import { raise } from '../reasons/reason.ts';
import { familyForRecord } from './family.ts';
import { accessToRecord } from './patient-access.ts';
import { researchForRecord } from './research.ts';

const FAMILY = new Set<RequesterType>(['parent', 'spouse']);

/** 45 CFR 164.502(f): the federal rule ends fifty years after death, and what state law says then is for counsel. */
const longDead = ({ facts: { patient } }: Matter) =>
  patient.living === false && typeof patient.years_since_death === 'number' && patient.years_since_death > 50;

/** Death opens no note by itself. */
export const decedent = (matter: Matter): Finding =>
  refuse([
    longDead(matter)
      ? raise('fifty-years-since-death', 'patient.years_since_death')
      : raise('decedent-no-right', 'ground_asserted'),
  ]);

/** The ordinary record of who died: to the executor (164.502(g)(4)), to family (164.510(b)(5)), for research (164.512(i)(1)(iii)). */
export const decedentForRecord = (matter: Matter): Finding => {
  const { patient, requester } = matter.facts;
  if (patient.living === true) return refuse([raise('patient-not-deceased', 'patient.living')]);
  if (patient.living !== false) return refuse([raise('death-not-recorded', 'patient.living')]);
  if (longDead(matter)) return decedent(matter);
  if (requester.type === 'executor') return accessToRecord(matter);
  if (requester.type && FAMILY.has(requester.type)) return familyForRecord(matter);
  return papers(matter.facts, 'research_representation').length > 0 ? researchForRecord(matter) : decedent(matter);
};
