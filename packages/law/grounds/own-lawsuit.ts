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

/** 45 CFR 164.501 (operations, legal services), 164.506(c)(1): a practice that sues or is sued uses the ordinary record for it: what somebody found relevant, all that was asked for where nobody chose. */
export const ownLawsuitForRecord = (matter: Matter): Finding => {
  const held = [...ownSide(matter), ...ownCounsel(matter.facts), ...part2Closed(matter)];
  if (held.length > 0) return refuse(held);
  const chosen = matter.facts.context.action?.relevant_notes;
  const ids = chosen ? matter.ordinary.filter((id) => chosen.includes(id)) : matter.ordinary;
  if (matter.ordinary.length > 0 && ids.length === 0)
    return refuse([raise('nothing-relevant', 'context.action.relevant_notes')]);
  return giveUnrestricted(matter, {
    reason: raise('own-lawsuit', 'context.action'),
    also: ids.length < matter.ordinary.length ? [raise('only-what-is-relevant', 'context.action.relevant_notes')] : [],
    ids,
    ...(chosen ? { within: [{ record_ids: chosen }] } : {}),
    minimumNecessary: true,
    approvals: ['privacy-officer', 'counsel'],
  });
};
