import { type Finding, permit, refuse } from '../finding.ts';
import type { Matter } from '../matter.ts';
import { type Raised, raise } from '../reasons/reason.ts';

/** Ground 2: 45 CFR 164.508(a)(2)(i)(A). The originator reads the own notes to treat; nobody else, and nothing leaves. */
export const originatorTreatment = (matter: Matter): Finding => {
  const { facts } = matter;
  const own = matter.notes.filter(({ originator }) => originator === facts.requester.id);
  const departed = facts.requester.type === 'former_originator' || facts.context.originator_departed === true;
  const held: Raised[] = [];
  if (own.length === 0) held.push(raise('not-the-originator', 'requester.id'));
  if (departed) held.push(raise('originator-departed', 'context.originator_departed'));
  else if (facts.requester.type !== 'originator') held.push(raise('not-the-originator', 'requester.type'));
  if (!departed && facts.action !== 'use') held.push(raise('use-only-no-disclosure', 'action'));
  if (facts.context.still_treating_patient === false)
    held.push(raise('no-treatment-relation', 'context.still_treating_patient'));
  if (held.length > 0) return refuse(held);
  const narrowed = own.length < matter.notes.length;
  return permit({
    reasons: [
      raise('originator-uses-for-treatment', 'requester.id'),
      ...(narrowed ? [raise('other-originators-withheld', 'notes.originator')] : []),
    ],
    narrowed,
    minimumNecessary: true,
    scope: { note_ids: own.map(({ id }) => id), content: 'full', recipient: facts.requester.id, mode: 'view' },
  });
};
