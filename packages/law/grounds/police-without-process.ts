import { type Finding, refuse } from '../finding.ts';
import type { Matter } from '../matter.ts';
import { raise } from '../reasons/reason.ts';
import { incidentElements, programIncidentElements } from '../vocabulary/scope.ts';
import { giveRecord, statementOnly } from './give-record.ts';

/** 45 CFR 164.512(f)(5): what is believed in good faith to be evidence of a crime on the premises; 42 CFR 2.12(c)(5) limits a program to a report. */
export const onPremises = (matter: Matter): Finding => {
  const program = matter.facts.holder.part2_program !== false;
  const reason = raise(
    program ? 'crime-on-program-premises' : 'evidence-of-crime-on-premises',
    'context.crime_on_premises',
  );
  const chosen = program ? [] : (matter.facts.context.evidence_of_crime ?? []);
  const ids = matter.ordinary.filter((id) => chosen.includes(id));
  return ids.length > 0
    ? giveRecord(matter, { reason, ids, minimumNecessary: true, accounting: true, approvals: ['privacy-officer'] })
    : statementOnly(matter, program ? programIncidentElements : incidentElements, { reason, accounting: true });
};

/** Law enforcement that shows no process: of the ordinary record, evidence of a crime on the premises and nothing else. */
export const withoutProcessForRecord = (matter: Matter): Finding => {
  const { crime_on_premises: crime, admission_of_past_crime: admission } = matter.facts.context;
  if (admission === true) {
    return refuse([
      raise('admission-of-past-crime', 'context.admission_of_past_crime'),
      raise('record-needs-process', 'artifacts'),
    ]);
  }
  return crime === true ? onPremises(matter) : refuse([raise('record-needs-process', 'artifacts')]);
};
