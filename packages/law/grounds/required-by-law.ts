import { isPart2 } from '../artifacts/authorization-life.ts';
import { type Finding, leaves, permit, refuse } from '../finding.ts';
import type { Matter } from '../matter.ts';
import { type Raised, raise } from '../reasons/reason.ts';
import type { Deadline } from '../states/row.ts';
import { stateRow } from '../states/rows.ts';
import { ordersOf } from './court-order.ts';
import { onTheOrder } from './law-enforcement.ts';
import { dangerReport, dangerReportOf, dutyIsMet, seriousThreat } from './serious-threat.ts';

const aboutChild = ({ facts }: Matter) =>
  facts.requester.type === 'child_protective_agency' || facts.context.victim === 'child';

const inEffect = (day: string) => (deadline: Deadline) =>
  !(deadline.from && day < deadline.from) && !(deadline.until && day > deadline.until);

/** 45 CFR 164.512(c)(2): the adult is told promptly, unless that endangers or the representative is the suspect. */
const noticeOf = (matter: Matter): string => {
  const { context } = matter.facts;
  if (aboutChild(matter)) return 'not required';
  if (context.notice_would_endanger === true) return 'withheld on professional judgment, documented';
  return context.suspected_abuser === 'personal_representative'
    ? 'not to the suspected representative'
    : 'required promptly';
};

const report = (matter: Matter): Finding => {
  const { facts } = matter;
  const child = aboutChild(matter);
  const deadlines = child ? stateRow(facts.jurisdiction).reports.child.filter(inEffect(matter.today)) : [];
  return permit({
    reasons: [
      raise('mandated-report', 'context.mandated'),
      ...(child ? [] : [raise('adult-report-duties', 'context.victim')]),
      ...(isPart2(matter) ? [raise('part2-initial-report-only', 'holder.part2_program')] : []),
    ],
    duties: deadlines.map(({ within }) => `report ${within}`),
    narrowed: true,
    accounting: true,
    patientNotice: noticeOf(matter),
    scope: {
      note_ids: [],
      content: 'statement_only',
      recipients: [facts.requester.id],
      elements: [isPart2(matter) ? 'initial report' : 'required report fields'],
    },
  });
};

const obstacles = (matter: Matter): Raised[] => {
  const { context, requester, jurisdiction } = matter.facts;
  const raised: Raised[] = [];
  const noAdultMandate =
    requester.type === 'adult_protective_services' && !stateRow(jurisdiction).reports.vulnerableAdult;
  if (context.mandated === false) raised.push(raise('report-not-mandated', 'context.mandated'));
  else if (noAdultMandate && context.mandated !== true) raised.push(raise('report-not-mandated', 'jurisdiction'));
  else if (noAdultMandate || context.mandated !== true) raised.push(raise('mandate-not-shown', 'context.mandated'));
  if (context.follow_up === true) raised.push(raise('mandate-covers-the-report-only', 'context.follow_up'));
  if (isPart2(matter) && !aboutChild(matter)) raised.push(raise('part2-no-adult-report', 'holder.part2_program'));
  return raised;
};

const underTheMandate = (matter: Matter): Finding => {
  const { facts } = matter;
  const danger = dangerReportOf(matter);
  if (danger && !isPart2(matter)) return dangerReport(matter, danger);
  const warning = facts.context.threat && stateRow(facts.jurisdiction).threat.duty === 'mandatory';
  if (warning) return { ...seriousThreat(matter), ...(dutyIsMet(matter) ? { minimumNecessary: false } : {}) };
  const held = obstacles(matter);
  return held.length > 0 ? refuse(held) : report(matter);
};

/** Grounds 8 to 10: 45 CFR 164.512(a), (c)(1)(i). The report that a law compels, never the note; approvals never delay it. */
export const requiredByLaw = (matter: Matter): Finding => {
  const onOrder = ordersOf(matter).length > 0 ? onTheOrder(matter) : undefined;
  if (onOrder && leaves(onOrder)) return onOrder;
  const onMandate = underTheMandate(matter);
  return onOrder && !leaves(onMandate) ? onOrder : onMandate;
};
