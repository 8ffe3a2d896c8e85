import { isKnownPart2 } from '../artifacts/authorization-life.ts';
import { type Finding, permit } from '../finding.ts';
import type { Matter } from '../matter.ts';
import type { RequesterType } from '../parties.ts';
import { type Raised, raise } from '../reasons/reason.ts';
import { type InForce, rulesOn } from '../states/governing.ts';
import { goesOnUnread } from '../states/state-rule.ts';
import { PREVENTS_NOTHING } from './threat-recipients.ts';

type Kind = 'child' | 'adult' | 'other';
type Rule = InForce<'childReport'> | InForce<'adultReport'>;

const ADULTS = new Set(['elder', 'dependent_adult']);

const FOR_ANYBODY: RequesterType[] = [
  'court',
  'law_enforcement',
  'police',
  'prosecutor',
  'public_health_authority',
  'state_agency',
];

/** To whom no statute sends a report of any kind. */
const NEVER_ADDRESSED = new Set<RequesterType>([
  ...PREVENTS_NOTHING,
  'accreditor',
  'attorney',
  'custody_evaluator',
  'employer',
  'executor',
  'funeral_director',
  'health_plan',
  'researcher',
  'spouse',
  'university',
  'workers_comp_carrier',
]);

/** To whom a statute sends a report, by who is reported about. An agency for adults takes no report of a child. */
const AUTHORITIES: Record<Exclude<Kind, 'other'>, ReadonlySet<RequesterType>> = {
  child: new Set([...FOR_ANYBODY, 'child_protective_agency']),
  adult: new Set([...FOR_ANYBODY, 'adult_protective_services', 'licensing_board', 'medicaid_fraud_unit']),
};

/** Who is reported about: by the agency that is told, by what was recorded of the victim, by the ground. */
export const kindOf = ({ facts }: Matter): Kind => {
  const { type } = facts.requester;
  const { victim } = facts.context;
  if (type === 'child_protective_agency' || victim === 'child') return 'child';
  const adult = type === 'adult_protective_services' || ADULTS.has(victim ?? '');
  return adult || facts.ground_asserted === 'abuse_report' ? 'adult' : 'other';
};

const rulesFor = ({ facts }: Matter, kind: Kind): Rule[] => {
  if (kind === 'other') return [];
  return kind === 'child' ? rulesOn(facts, 'childReport') : rulesOn(facts, 'adultReport');
};

/** The statute binds whoever is a clinician: every state for a child, the states that bind any person for an adult. */
const commanded = ({ facts }: Matter, kind: Kind) => {
  if (kind === 'child')
    return facts.context.victim === 'child' && rulesOn(facts, 'childReport').some(({ mandated }) => mandated);
  return kind === 'adult' && rulesOn(facts, 'adultReport').some(({ mandated, anyone }) => mandated && anyone);
};

const mandate = (matter: Matter, kind: Kind): Raised[] => {
  const { mandated } = matter.facts.context;
  const rules = rulesFor(matter, kind);
  if (mandated === false) return [raise('report-not-mandated', 'context.mandated')];
  if (mandated === true || commanded(matter, kind)) return [];
  const none = rules.length > 0 && rules.every((rule) => rule.mandated === false);
  return none
    ? [raise('report-not-mandated', 'jurisdiction', rules[0]?.statute)]
    : [raise('mandate-not-shown', 'context.mandated')];
};

/** Why the report that a law compels may not go to this requester now. */
export const reportObstacles = (matter: Matter): Raised[] => {
  const { context, requester } = matter.facts;
  const kind = kindOf(matter);
  const raised = mandate(matter, kind);
  const { type } = requester;
  const astray = kind === 'other' ? type && NEVER_ADDRESSED.has(type) : !type || !AUTHORITIES[kind].has(type);
  if (astray) raised.push(raise('report-to-another', 'requester.type'));
  if (context.follow_up === true) raised.push(raise('mandate-covers-the-report-only', 'context.follow_up'));
  if (isKnownPart2(matter) && kind !== 'child') raised.push(raise('part2-no-adult-report', 'holder.part2_program'));
  return raised;
};

/** 45 CFR 164.512(c)(2): the adult is told promptly, unless that endangers or the representative is the suspect. */
const noticeOf = ({ facts: { context } }: Matter, kind: Kind): string => {
  if (kind === 'child') return 'not required';
  if (context.notice_would_endanger === true) return 'withheld on professional judgment, documented';
  return context.suspected_abuser === 'personal_representative'
    ? 'not to the suspected representative'
    : 'required promptly';
};

const owed = ({ oral, written, to, statute }: Rule): string => {
  const inWriting = written ? `, in writing ${written}` : '';
  return `report ${oral}${inWriting} to ${to.join(' or ')}${statute ? ` (${statute})` : ''}`;
};

/** 45 CFR 164.512(a), (b)(1)(ii), (c)(1)(i): the report, with what the statute asks for; never the note. */
export const abuseReport = (matter: Matter): Finding => {
  const { facts } = matter;
  const kind = kindOf(matter);
  const rules = rulesFor(matter, kind).filter(({ mandated }) => mandated);
  const topic = kind === 'child' ? 'childReport' : 'adultReport';
  return permit({
    reasons: [
      raise('mandated-report', 'context.mandated'),
      ...rules
        .filter(({ verified }) => verified === 'read')
        .map(({ statute }) => raise('state-mandates-the-report', 'jurisdiction', statute)),
      ...(kind === 'other' ? [] : goesOnUnread(facts, topic)),
      ...(kind === 'child' ? [] : [raise('adult-report-duties', 'context.victim')]),
      ...(isKnownPart2(matter) ? [raise('part2-initial-report-only', 'holder.part2_program')] : []),
    ],
    duties: rules.map(owed),
    narrowed: true,
    accounting: true,
    patientNotice: noticeOf(matter, kind),
    scope: {
      note_ids: [],
      content: 'statement_only',
      recipients: [facts.requester.id],
      elements: [isKnownPart2(matter) ? 'initial report' : 'required report fields'],
    },
  });
};
