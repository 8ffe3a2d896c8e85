import { isKnownPart2 } from '../artifacts/authorization-life.ts';
import type { ScopeElement } from '../decision.ts';
import { type Finding, permit, refuse } from '../finding.ts';
import type { Matter } from '../matter.ts';
import { type Raised, raise } from '../reasons/reason.ts';
import { goesOnUnread } from '../states/state-rule.ts';
import { dangerReport, dangerReportOf } from './danger-report.ts';
import { threatDefects } from './threat-defects.ts';
import { commanding, warningRules } from './threat-duty.ts';
import { victimOf } from './threat-facts.ts';
import { audience } from './threat-recipients.ts';

const elementsOf = ({ facts }: Matter): ScopeElement[] => {
  const victim = victimOf(facts.context.threat);
  if (victim === 'self') return ['current plan, means, warning signs, safety facts'];
  const always: ScopeElement[] = ['facts needed to prevent', 'threat', 'identity of patient'];
  return victim === 'person' ? [...always, 'identity of target'] : always;
};

const supports = (matter: Matter, excluded: boolean): Raised[] => {
  const { facts } = matter;
  const closed = warningRules(facts).find(({ only }) => only);
  return [
    raise('serious-and-imminent-threat', 'context.threat'),
    ...commanding(facts).map(({ statute }) => raise('state-duty-to-warn', 'jurisdiction', statute)),
    ...goesOnUnread(facts, 'threat'),
    ...(excluded ? [raise('recipient-barred-by-state', 'requester.type', closed?.statute)] : []),
    ...(isKnownPart2(matter) ? [raise('part2-medical-emergency', 'requester.type')] : []),
  ];
};

/** Ground 13: 45 CFR 164.512(j)(1)(i), and the duty of the state. A statement with the facts needed; never the note. */
export const seriousThreat = (matter: Matter): Finding => {
  const { facts } = matter;
  const report = dangerReportOf(matter);
  if (report && !isKnownPart2(matter)) return dangerReport(matter, report);
  const defects = threatDefects(facts);
  const medical = facts.requester.type === 'treating_provider';
  if (isKnownPart2(matter) && !medical) defects.push(raise('part2-no-duty-to-warn', 'holder.part2_program'));
  if (defects.length > 0) return refuse(defects);
  const told = audience(facts);
  return permit({
    reasons: supports(matter, told.excludes_recipients !== undefined),
    narrowed: true,
    accounting: true,
    minimumNecessary: true,
    scope: { note_ids: [], content: 'statement_only', ...told, elements: elementsOf(matter) },
  });
};
