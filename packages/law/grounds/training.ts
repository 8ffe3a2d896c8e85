import { restrictionsOn } from '../artifacts/restriction.ts';
import { type Finding, permit, refuse } from '../finding.ts';
import type { Matter } from '../matter.ts';
import { type Raised, raise } from '../reasons/reason.ts';

const LEARNERS_AND_TEACHERS = new Set<string>(['originator', 'training_supervisor', 'workforce_clinician']);

/** Ground 3: 45 CFR 164.508(a)(2)(i)(B). The own program, mental health learners, under supervision, to view. */
export const training = (matter: Matter): Finding => {
  const { action, context, holder, requester } = matter.facts;
  const held: Raised[] = restrictionsOn(matter).map(({ label }) => raise('agreed-restriction-on-operations', label));
  if (!context.program_owner) held.push(raise('training-program-not-recorded', 'context.program_owner'));
  else if (context.program_owner !== holder.id) held.push(raise('not-own-training-program', 'context.program_owner'));
  if (!LEARNERS_AND_TEACHERS.has(requester.type ?? '')) held.push(raise('not-in-training-program', 'requester.type'));
  if (context.learners === 'non_mental_health') held.push(raise('learners-not-mental-health', 'context.learners'));
  else if (!context.learners) held.push(raise('learners-not-recorded', 'context.learners'));
  if (context.supervised === false) held.push(raise('training-not-supervised', 'context.supervised'));
  else if (context.supervised !== true) held.push(raise('supervision-not-recorded', 'context.supervised'));
  if (action !== 'use') held.push(raise('training-is-a-use', 'action'));
  if (held.length > 0) return refuse(held);
  return permit({
    reasons: [raise('own-training-program', 'context.program_owner')],
    narrowed: false,
    approvals: ['program-director', 'originator'],
    minimumNecessary: true,
    scope: { note_ids: matter.notes.map(({ id }) => id), content: 'full', recipient: requester.id, mode: 'view' },
  });
};
