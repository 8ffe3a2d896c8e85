import { restrictionsOn } from '../artifacts/restriction.ts';
import type { Facts } from '../facts.ts';
import { type Finding, permit, refuse } from '../finding.ts';
import type { Matter } from '../matter.ts';
import { type Raised, raise } from '../reasons/reason.ts';

const COUNSEL = new Set<string>(['attorney', 'defense_counsel']);
const OF_THE_ESTATE = /executor|executrix|administrator|estate|wrongful[- ]death/i;

const sides = ({ context, holder, patient }: Facts): Raised[] => {
  const { plaintiff, defendant } = context.action ?? {};
  if (!plaintiff || !defendant) return [raise('pleading-missing', 'context.action')];
  const raised: Raised[] = [];
  if (OF_THE_ESTATE.test(plaintiff)) raised.push(raise('plaintiff-is-the-estate', 'context.action.plaintiff'));
  else if (plaintiff !== patient.id) raised.push(raise('plaintiff-not-the-individual', 'context.action.plaintiff'));
  if (defendant !== holder.id) raised.push(raise('defendant-not-the-practice', 'context.action.defendant'));
  return raised;
};

/** The own counsel, with a business associate agreement; the practice itself needs none. */
export const ownCounsel = ({ holder, requester }: Facts): Raised[] => {
  if (requester.id === holder.id) return [];
  const own = requester.type === 'defense_counsel' && !requester.for;
  const named = COUNSEL.has(requester.type ?? '') && requester.for === holder.id;
  if (!own && !named) return [raise('not-own-defense-counsel', requester.for ? 'requester.for' : 'requester.type')];
  return requester.baa === true ? [] : [raise('counsel-without-agreement', 'requester.baa')];
};

/** Ground 4: 45 CFR 164.508(a)(2)(i)(C). The practice, sued by the individual, with its own counsel, for what is relevant. */
export const defense = (matter: Matter): Finding => {
  const { facts } = matter;
  const relevant = facts.context.action?.relevant_notes;
  const restricted = restrictionsOn(matter).map(({ label }) => raise('agreed-restriction-on-operations', label));
  const held = [...sides(facts), ...ownCounsel(facts), ...restricted];
  if (!relevant?.length) held.push(raise('relevance-not-recorded', 'context.action.relevant_notes'));
  if (held.length > 0) return refuse(held);
  const ids = matter.notes.map(({ id }) => id).filter((id) => relevant?.includes(id));
  if (ids.length === 0) return refuse([raise('nothing-relevant', 'context.action.relevant_notes')]);
  const narrowed = ids.length < matter.notes.length;
  return permit({
    reasons: [
      raise('defense-of-own-action', 'context.action'),
      ...(narrowed ? [raise('only-what-is-relevant', 'context.action.relevant_notes')] : []),
    ],
    narrowed,
    approvals: ['privacy-officer', 'counsel'],
    minimumNecessary: true,
    scope: { note_ids: ids, content: 'full', recipient: facts.requester.id },
  });
};
