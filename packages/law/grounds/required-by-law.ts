import { isKnownPart2 } from '../artifacts/authorization-life.ts';
import { ordersOf } from '../artifacts/order.ts';
import { type Finding, leaves, refuse } from '../finding.ts';
import type { Matter } from '../matter.ts';
import { raise } from '../reasons/reason.ts';
import { rulesOn } from '../states/governing.ts';
import { abuseReport, kindOf, reportObstacles } from './abuse-report.ts';
import { dangerReport, dangerReportOf } from './danger-report.ts';
import { onTheOrder } from './law-enforcement.ts';
import { seriousThreat } from './serious-threat.ts';
import { commanding } from './threat-duty.ts';

/** Whether a state may command the warning: every rule but one that was read and only permits. */
const mayBeDuty = ({ facts }: Matter) =>
  rulesOn(facts, 'threat').some(({ duty, verified }) => duty !== 'permissive' || verified !== 'read');

const underTheMandate = (matter: Matter): Finding => {
  const { facts } = matter;
  const danger = dangerReportOf(matter);
  if (danger && !isKnownPart2(matter)) return dangerReport(matter, danger);
  const held = reportObstacles(matter);
  const reports = kindOf(matter) !== 'other' && held.length === 0;
  if (facts.context.threat && !reports && mayBeDuty(matter))
    return { ...seriousThreat(matter), ...(commanding(facts).length > 0 ? { minimumNecessary: false } : {}) };
  if (held.length === 0) return abuseReport(matter);
  return refuse([
    ...(facts.context.threat ? [raise('warning-permitted-not-commanded', 'ground_asserted')] : []),
    ...held,
  ]);
};

/** Grounds 8 to 10: 45 CFR 164.512(a), (c)(1)(i). The report that a law compels, never the note; approvals never delay it. */
export const requiredByLaw = (matter: Matter): Finding => {
  const onMandate = underTheMandate(matter);
  if (leaves(onMandate) || ordersOf(matter).length === 0) return onMandate;
  return onTheOrder(matter);
};
