import { isPart2 } from '../artifacts/authorization-life.ts';
import { type Finding, permit, refuse } from '../finding.ts';
import type { Matter } from '../matter.ts';
import { type Raised, raise } from '../reasons/reason.ts';
import { stateRow } from '../states/rows.ts';
import { threatDefects } from './threat-defects.ts';
import { audience } from './threat-recipients.ts';

const elementsOf = (victim: string | null | undefined) =>
  victim === 'self'
    ? ['current plan, means, warning signs, safety facts']
    : ['facts needed to prevent', 'threat', 'identity of patient', ...(victim?.startsWith('named:') ? ['identity of target'] : [])];

/** N.Y. Mental Hyg. Law 9.46: identity and reason to the director; a judgment of serious harm, no imminence. */
export function communityServicesReport({ facts }: Matter): Finding {
  const { threat } = facts.context;
  const judged = threat?.serious === true && threat.clinician_good_faith === true;
  if (threat?.serious === false) return refuse([raise('threat-not-serious', 'context.threat.serious')]);
  if (!judged && facts.context.mandated !== true) return refuse([raise('threat-not-determined', 'context.threat')]);
  return permit({
    reasons: [raise('ny-community-services-report', 'requester.type')],
    narrowed: true,
    accounting: true,
    scope: {
      note_ids: [],
      content: 'statement_only',
      recipients: ['director_of_community_services'],
      elements: ['identity', 'judgment and reason for report'],
    },
  });
}

export const isCommunityServicesReport = ({ facts }: Matter) =>
  facts.jurisdiction === 'NY' && facts.requester.type === 'director_of_community_services';

function supports({ facts }: Matter, excluded: boolean): Raised[] {
  const row = stateRow(facts.jurisdiction);
  return [
    raise('serious-and-imminent-threat', 'context.threat'),
    ...(row.threat.duty === 'mandatory' && facts.context.threat?.victim !== 'self' ? [raise('state-duty-to-warn', 'jurisdiction')] : []),
    ...(excluded ? [raise('recipient-barred-by-state', 'requester.type')] : []),
  ];
}

/** Ground 13: 45 CFR 164.512(j)(1)(i), as far as the state lets it. A statement with the facts needed; never the note. */
export function seriousThreat(matter: Matter): Finding {
  const { facts } = matter;
  if (isCommunityServicesReport(matter) && !isPart2(matter)) return communityServicesReport(matter);
  const defects = threatDefects(facts);
  const medical = facts.requester.type === 'treating_provider';
  if (isPart2(matter) && !medical) defects.push(raise('part2-no-duty-to-warn', 'holder.part2_program'));
  if (defects.length > 0) return refuse(defects);
  const told = audience(facts, stateRow(facts.jurisdiction));
  const barred = stateRow(facts.jurisdiction).threat.tells === 'medical-or-police-only' && told.excludes_recipients !== undefined;
  const emergency = isPart2(matter) ? [raise('part2-medical-emergency', 'requester.type')] : [];
  return permit({
    reasons: [...supports(matter, barred), ...emergency],
    narrowed: true,
    accounting: true,
    minimumNecessary: true,
    scope: { note_ids: [], content: 'statement_only', ...told, elements: elementsOf(facts.context.threat?.victim) },
  });
}
