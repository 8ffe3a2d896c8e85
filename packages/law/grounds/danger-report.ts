import { type Finding, permit, refuse } from '../finding.ts';
import type { Matter } from '../matter.ts';
import { raise } from '../reasons/reason.ts';
import { type InForce, rulesOn } from '../states/governing.ts';

/** The report of a dangerous person that a state sends to the requester, when the request carries a judgment of danger or a mandate. */
export const dangerReportOf = ({ facts }: Matter): InForce<'danger'> | undefined => {
  const report = rulesOn(facts, 'danger').find(({ to }) => to === facts.requester.type);
  return facts.context.threat || report?.to === 'director_of_community_services' ? report : undefined;
};

/** Identity and reason to the office that the state names, on a judgment of serious harm, without imminence. */
export const dangerReport = ({ facts }: Matter, { to, reason, statute, within }: InForce<'danger'>): Finding => {
  const { threat } = facts.context;
  const judged = threat?.serious === true && threat.clinician_good_faith === true;
  if (threat?.serious === false) return refuse([raise('threat-not-serious', 'context.threat.serious')]);
  if (!judged && facts.context.mandated !== true) return refuse([raise('threat-not-determined', 'context.threat')]);
  return permit({
    reasons: [raise(reason, 'requester.type', statute)],
    duties: [`report ${within}`],
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
