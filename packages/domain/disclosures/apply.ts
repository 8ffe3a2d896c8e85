import type { Approval, GrantBatch, RecordedArtifact } from '@sequester/model';

import type { Change, RequestFile } from './ports.ts';

const replaced = <Part>(
  parts: readonly Part[],
  changed: readonly Part[] | undefined,
  idOf: (part: Part) => string,
): Part[] => {
  const byId = new Map((changed ?? []).map((part) => [idOf(part), part]));
  const kept = parts.map((part) => byId.get(idOf(part)) ?? part);
  const known = new Set(parts.map(idOf));
  return [...kept, ...[...byId.values()].filter((part) => !known.has(idOf(part)))];
};

const changedArtifact = (one: RecordedArtifact, { artifactChange, opening, acceptance }: Change): RecordedArtifact => ({
  ...one,
  changes: one.artifactId === artifactChange?.artifactId ? [...one.changes, artifactChange.change] : one.changes,
  openings: one.artifactId === opening?.artifactId ? [...one.openings, opening.opening] : one.openings,
  acceptances:
    one.artifactId === acceptance?.artifactId ? [...one.acceptances, acceptance.acceptance] : one.acceptances,
});

const changedArtifacts = (artifacts: RecordedArtifact[], change: Change): RecordedArtifact[] => [
  ...artifacts.map((one) => changedArtifact(one, change)),
  ...(change.artifact === undefined ? [] : [change.artifact]),
];

/** What names an approval among those of a request: who gave it, when. */
export const approvalKey = ({ at, as, memberId }: { at: string; as: string; memberId: string }): string =>
  `${at}#${as}#${memberId}`;

/** Approvals with the grants of batches added to theirs. */
export const withGrants = (approvals: readonly Approval[], batches: readonly GrantBatch[]): Approval[] =>
  approvals.map((approval) => {
    const own = batches.filter((batch) => batch.approval === approvalKey(approval));
    return own.length === 0
      ? approval
      : {
          ...approval,
          grants: [...(approval.grants ?? []), ...own.flatMap(({ grants }) => grants)],
          grantedAt: own.at(-1)?.at,
        };
  });

/** The file of a request after a change: what a read after the write would find. */
export const applied = (file: RequestFile, change: Change): RequestFile => ({
  request: change.after,
  artifacts: changedArtifacts(file.artifacts, change),
  decisions: change.decision === undefined ? file.decisions : [...file.decisions, change.decision],
  approvals: withGrants(
    replaced(file.approvals, change.approvals, approvalKey),
    change.granted === undefined ? [] : [change.granted],
  ),
  facts: change.facts === undefined ? file.facts : [...file.facts, change.facts],
  ...(file.progress === undefined ? {} : { progress: file.progress }),
  letters: [
    ...file.letters.map((one) =>
      one.letterId === change.dispatch?.letterId
        ? { ...one, dispatches: [...one.dispatches, change.dispatch.dispatch] }
        : one,
    ),
    ...(change.letter === undefined ? [] : [change.letter]),
  ],
  statements: change.statement === undefined ? file.statements : [...file.statements, change.statement],
  drafts: change.draft === undefined ? file.drafts : [...file.drafts, change.draft],
  followUps: change.followUp === undefined ? file.followUps : [...file.followUps, change.followUp],
  links: replaced(
    file.links,
    [...(change.ended ?? []), ...(change.issued === undefined ? [] : [change.issued])],
    ({ linkId }) => linkId,
  ),
});
