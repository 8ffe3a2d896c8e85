import type { Threat } from '../context.ts';
import type { Facts } from '../facts.ts';
import { type Raised, type ReasonCode, raise } from '../reasons/reason.ts';
import type { InForce } from '../states/governing.ts';
import { bindsHere, commanding, warningRules } from './threat-duty.ts';
import { licenceOf, victimOf } from './threat-facts.ts';
import { PREVENTS_NOTHING } from './threat-recipients.ts';

const open = (field: string) => raise('threat-element-not-determined', `context.threat.${field}`);

const checked = (value: boolean | null | undefined, field: string, denied: ReasonCode): Raised[] => {
  if (value === true) return [];
  return [value === false ? raise(denied, `context.threat.${field}`) : open(field)];
};

const believed = ({ clinician_good_faith: faith }: Threat): Raised[] => {
  if (faith === true) return [];
  return [
    raise(faith === false ? 'threat-not-serious' : 'threat-not-determined', 'context.threat.clinician_good_faith'),
  ];
};

/** 45 CFR 164.512(j)(1)(i): serious, imminent, believed in good faith, told to one who can prevent it. */
const federal = (threat: Threat, commanded: boolean): Raised[] => [
  ...(threat.past_event === true ? [raise('threat-past', 'context.threat.past_event')] : []),
  ...checked(threat.serious, 'serious', 'threat-not-serious'),
  ...(commanded ? [] : checked(threat.imminent, 'imminent', 'threat-not-imminent')),
  ...(commanded ? [] : checked(threat.recipient_can_prevent, 'recipient_can_prevent', 'recipient-cannot-prevent')),
  ...believed(threat),
  ...(threat.victim ? [] : [open('victim')]),
];

/** Nobody publishes a warning: 45 CFR 164.512(j)(1)(i)(B), even where a law commands one. */
const astray = ({ requester: { type } }: Facts): Raised[] =>
  type && PREVENTS_NOTHING.has(type) ? [raise('recipient-cannot-prevent', 'requester.type')] : [];

/** What a state that was read forbids: a warning about nobody, one without a judgment of ability, one by another licence. */
const forbidden = (facts: Facts, threat: Threat, rule: InForce<'threat'>): Raised[] => {
  const { statute } = rule;
  const raised: Raised[] = [];
  if (victimOf(threat) === 'public') raised.push(raise('state-threshold-not-met', 'context.threat.victim', statute));
  if (rule.ability) {
    const judged = checked(threat.intent_and_ability_judged, 'intent_and_ability_judged', 'state-threshold-not-met');
    raised.push(...judged.map((each) => ({ ...each, ...(statute ? { statute } : {}) })));
  }
  if (rule.facility && licenceOf(facts) && !bindsHere(rule, facts))
    raised.push(raise('clinician-not-listed', 'context.clinician', statute));
  return raised;
};

const ofTheStates = (facts: Facts, threat: Threat): Raised[] =>
  threat.victim === 'self'
    ? []
    : warningRules(facts)
        .filter(({ bars, facility }) => bars && (!facility || facts.holder.licensed_by))
        .flatMap((rule) => forbidden(facts, threat, rule));

/** Why no warning may be given on these facts. Empty means that a statement may go. */
export const threatDefects = (facts: Facts): Raised[] => {
  const { threat } = facts.context;
  if (threat) {
    const commanded = commanding(facts).length > 0;
    return [...federal(threat, commanded), ...astray(facts), ...(commanded ? [] : ofTheStates(facts, threat))];
  }
  const undetermined = raise('threat-not-determined', 'context.threat');
  if (facts.context.admission_of_past_crime !== true) return [undetermined];
  return [raise('admission-of-past-crime', 'context.admission_of_past_crime'), undetermined];
};
