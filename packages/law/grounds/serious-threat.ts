import { isPart2 } from '../artifacts/authorization-life.ts';
import { type Finding, permit, refuse } from '../finding.ts';
import type { Matter } from '../matter.ts';
import { type Raised, raise } from '../reasons/reason.ts';
import type { DangerReport } from '../states/row.ts';
import { stateRow } from '../states/rows.ts';
import { FROM_THE_PATIENT, threatDefects } from './threat-defects.ts';
import { audience } from './threat-recipients.ts';

const elementsOf = (victim: string | null | undefined) =>
  victim === 'self'
    ? ['current plan, means, warning signs, safety facts']
    : [
        'facts needed to prevent',
        'threat',
        'identity of patient',
        ...(victim?.startsWith('named:') ? ['identity of target'] : []),
      ];

/** The report of a dangerous person that the state sends to the requester, when the request carries a judgment of danger or a mandate. */
export const dangerReportOf = ({ facts }: Matter): DangerReport | undefined => {
  const { dangerReport: report } = stateRow(facts.jurisdiction);
  if (report?.to !== facts.requester.type) return undefined;
  return facts.context.threat || report?.to === 'director_of_community_services' ? report : undefined;
};

/** N.Y. Mental Hyg. Law 9.46, 405 ILCS 5/6-103.3: identity and reason to the office; a judgment of serious harm, no imminence. */
export const dangerReport = ({ facts }: Matter, { to, reason }: DangerReport): Finding => {
  const { threat } = facts.context;
  const judged = threat?.serious === true && threat.clinician_good_faith === true;
  if (threat?.serious === false) return refuse([raise('threat-not-serious', 'context.threat.serious')]);
  if (!judged && facts.context.mandated !== true) return refuse([raise('threat-not-determined', 'context.threat')]);
  return permit({
    reasons: [raise(reason, 'requester.type')],
    narrowed: true,
    accounting: true,
    scope: {
      note_ids: [],
      content: 'statement_only',
      recipients: [to],
      elements: ['identity', 'judgment and reason for report'],
    },
  });
};

/** The duty of the state: the patient, or the family for the patient, threatened somebody who can be identified. */
export const dutyIsMet = ({ facts }: Matter): boolean => {
  const { threat } = facts.context;
  const communicated = FROM_THE_PATIENT.has(threat?.communicated_by ?? '');
  return (
    stateRow(facts.jurisdiction).threat.duty === 'mandatory' &&
    communicated &&
    threat?.victim?.startsWith('named:') === true
  );
};

const supports = (matter: Matter, excluded: boolean): Raised[] => [
  raise('serious-and-imminent-threat', 'context.threat'),
  ...(dutyIsMet(matter) ? [raise('state-duty-to-warn', 'jurisdiction')] : []),
  ...(excluded ? [raise('recipient-barred-by-state', 'requester.type')] : []),
];

/** Ground 13: 45 CFR 164.512(j)(1)(i), as far as the state lets it. A statement with the facts needed; never the note. */
export const seriousThreat = (matter: Matter): Finding => {
  const { facts } = matter;
  const report = dangerReportOf(matter);
  if (report && !isPart2(matter)) return dangerReport(matter, report);
  const defects = threatDefects(facts);
  const medical = facts.requester.type === 'treating_provider';
  if (isPart2(matter) && !medical) defects.push(raise('part2-no-duty-to-warn', 'holder.part2_program'));
  if (defects.length > 0) return refuse(defects);
  const told = audience(facts, stateRow(facts.jurisdiction));
  const barred =
    stateRow(facts.jurisdiction).threat.tells === 'medical-or-police-only' && told.excludes_recipients !== undefined;
  const emergency = isPart2(matter) ? [raise('part2-medical-emergency', 'requester.type')] : [];
  return permit({
    reasons: [...supports(matter, barred), ...emergency],
    narrowed: true,
    accounting: true,
    minimumNecessary: true,
    scope: { note_ids: [], content: 'statement_only', ...told, elements: elementsOf(facts.context.threat?.victim) },
  });
};
