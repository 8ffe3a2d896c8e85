import { type Finding, permit, refuse } from '../finding.ts';
import type { Matter } from '../matter.ts';
import { type Raised, raise } from '../reasons/reason.ts';
import { standingDefects } from './representative-access.ts';

const held = (matter: Matter): Raised[] => {
  const { facts } = matter;
  const { originator_decision: decision, state_law_checked: checked } = facts.context;
  const raised = standingDefects(matter);
  if (!decision) raised.push(raise('originator-undecided', 'context.originator_decision'));
  if (decision === 'decline') raised.push(raise('originator-declines-to-share', 'context.originator_decision'));
  const copies = decision === 'share_copy' || facts.requester.type !== 'individual';
  if (copies && checked !== true) raised.push(raise('state-law-not-checked', 'context.state_law_checked'));
  return raised;
};

/** Ground 14: 45 CFR 164.502(a)(1)(i), HHS FAQ 2018. What the originator decides to share with the individual. */
export const originatorDiscretion = (matter: Matter): Finding => {
  const obstacles = held(matter);
  if (obstacles.length > 0) return refuse(obstacles);
  const { context, requester } = matter.facts;
  const oral = context.originator_decision === 'share_orally';
  const portion = Boolean(context.portion) || oral;
  const reasons = [raise('originator-shares', 'context.originator_decision')];
  if (oral) reasons.push(raise('shared-orally', 'context.originator_decision'));
  return permit({
    reasons,
    narrowed: portion,
    approvals: ['originator'],
    scope: {
      note_ids: matter.notes.map(({ id }) => id),
      content: portion ? 'extract' : 'full',
      recipient: requester.id,
      ...(oral ? { mode: 'oral' } : {}),
    },
  });
};
