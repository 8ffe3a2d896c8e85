import type { Facts } from '../facts.ts';
import { papers } from '../matter.ts';
import { type Raised, raise } from '../reasons/reason.ts';
import { dayIn } from '../time-zone.ts';
import { governing, rulesOn, unreadOn } from './governing.ts';
import type { State, Topic } from './row.ts';

/** What counsel confirmed of one rule of one state, in force on the day of the decision. */
const confirmations = (facts: Facts, state: State, topic: Topic) => {
  const today = dayIn(facts.as_of, facts.holder.time_zone);
  return papers(facts, 'state_rule_confirmation').filter(
    ({ paper }) =>
      paper.state === state &&
      paper.rule === topic &&
      Boolean(paper.confirmed_by) &&
      Boolean(paper.confirmed_on && paper.confirmed_on <= today) &&
      !(paper.until && paper.until < today),
  );
};

const unread = (facts: Facts, state: State, topic: Topic): Raised[] => {
  const confirmed = confirmations(facts, state, topic);
  const forbids = confirmed.find(({ paper }) => paper.answer === 'forbids');
  if (forbids) return [raise('state-rule-forbids', `${forbids.label}.answer`, forbids.paper.citation)];
  if (confirmed.some(({ paper }) => paper.answer === 'permits')) return [];
  const statute = rulesOn(facts, topic).find((rule) => rule.state === state)?.statute;
  return [raise('state-rule-not-read', `jurisdiction.${state}.${topic}`, statute)];
};

/**
 * 45 CFR 160.203(b): the law of a state that protects more prevails. A rule that nobody read in its source waits for counsel,
 * and no other state's law stands in for it.
 */
export const unreadRules = (facts: Facts, topic: Topic): Raised[] => {
  if (!facts.jurisdiction) return [raise('jurisdiction-not-recorded', 'jurisdiction')];
  return unreadOn(facts, topic).flatMap((state) => unread(facts, state, topic));
};

/** Whose rules on a topic nobody read: safety and what the law commands go on under the federal rule, and say so. */
export const goesOnUnread = (facts: Facts, topic: Topic): Raised[] =>
  governing(facts).length === 0
    ? []
    : unreadOn(facts, topic).map((state) => raise('federal-rule-goes-on', `jurisdiction.${state}.${topic}`));
