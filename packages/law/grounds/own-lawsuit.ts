import { type Finding, refuse } from '../finding.ts';
import type { Matter } from '../matter.ts';
import { type Raised, raise } from '../reasons/reason.ts';
import { ownCounsel } from './defense.ts';
import { giveUnrestricted, part2Closed } from './give-record.ts';

const ownSide = ({ facts: { context, holder } }: Matter): Raised[] => {
  const { plaintiff, defendant } = context.action ?? {};
  if (!plaintiff || !defendant) return [raise('pleading-missing', 'context.action')];
  return plaintiff === holder.id || defendant === holder.id ? [] : [raise('practice-not-a-party', 'context.action')];
};

/** The records that somebody found relevant to the action; all that were asked for where nobody chose among them. */
const relevant = ({ facts, ordinary }: Matter): string[] => {
  const chosen = facts.context.action?.relevant_notes;
  return chosen ? ordinary.filter((id) => chosen.includes(id)) : ordinary;
};

/** 45 CFR 164.501 (operations, legal services), 164.506(c)(1): a practice that sues or is sued uses the ordinary record for it. */
export const ownLawsuitForRecord = (matter: Matter): Finding => {
  const held = [...ownSide(matter), ...ownCounsel(matter.facts), ...part2Closed(matter)];
  if (held.length > 0) return refuse(held);
  const ids = relevant(matter);
  if (matter.ordinary.length > 0 && ids.length === 0)
    return refuse([raise('nothing-relevant', 'context.action.relevant_notes')]);
  return giveUnrestricted(matter, {
    reason: raise('own-lawsuit', 'context.action'),
    also: ids.length < matter.ordinary.length ? [raise('only-what-is-relevant', 'context.action.relevant_notes')] : [],
    ids,
    minimumNecessary: true,
    approvals: ['privacy-officer', 'counsel'],
  });
};
