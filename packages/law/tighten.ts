import type { Approver } from './decision.ts';
import { type Finding, leaves, refuse } from './finding.ts';
import type { Matter } from './matter.ts';
import { raise } from './reasons/reason.ts';
import type { Tightening } from './tightening.ts';

type Rule = (finding: Finding, matter: Matter) => Finding;

const alsoApprovedBy =
  (approver: Approver, when: (finding: Finding, matter: Matter) => boolean): Rule =>
  (finding, matter) =>
    when(finding, matter) && !finding.approvals.includes(approver)
      ? { ...finding, approvals: [...finding.approvals, approver] }
      : finding;

const isCopy = ({ scope }: Finding) => scope.note_ids.length > 0 && scope.mode === undefined;

const withoutJointNotes = (finding: Finding, { notes }: Matter): Finding => {
  const joint = new Set(notes.filter((note) => (note.other_participants ?? []).length > 0).map(({ id }) => id));
  const ids = finding.scope.note_ids.filter((id) => !joint.has(id));
  if (ids.length === finding.scope.note_ids.length) return finding;
  const held = raise('policy-joint-notes', 'notes.other_participants');
  if (ids.length === 0) return refuse([held]);
  return {
    ...finding,
    outcome: 'NARROW',
    reasons: [...finding.reasons, held],
    scope: { ...finding.scope, note_ids: ids },
  };
};

const noCopies: Rule = (finding, { facts }) =>
  facts.ground_asserted === 'originator_discretion' && isCopy(finding)
    ? refuse([raise('policy-no-copies', 'context.originator_decision')])
    : finding;

/** Who approves is the workflow's to see to; the decision says that it has to. A statement has no approvals. */
const byDifferentPeople: Rule = (finding) =>
  finding.scope.note_ids.length > 0 && finding.approvals.length > 0
    ? {
        ...finding,
        duties: [
          ...finding.duties,
          'the originators who approve are others than those who approve beside them and who accepted the papers',
        ],
      }
    : finding;

/** Who is a privacy officer is a matter of the practice's members; no fact of a request tells. */
const ofTheMembers: Rule = (finding) => finding;

const RULES: Record<Tightening, Rule> = {
  'counsel-approves-court-orders': alsoApprovedBy('counsel', (_, { facts }) => facts.ground_asserted === 'court_order'),
  'privacy-officer-approves-every-disclosure': alsoApprovedBy(
    'privacy-officer',
    (finding, { facts }) => isCopy(finding) && facts.action !== 'use',
  ),
  'joint-notes-never-leave': withoutJointNotes,
  'no-copies-to-patients': noCopies,
  'approvers-must-differ': byDifferentPeople,
  'no-self-appointed-officer': ofTheMembers,
};

/** Applies what a practice added to the law. A tightening takes away or adds an approval, and never widens. */
export const tighten = (finding: Finding, matter: Matter, tightenings: readonly Tightening[]): Finding =>
  tightenings.reduce((tightened, name) => (leaves(tightened) ? RULES[name](tightened, matter) : tightened), finding);
