import type { Artifact } from '@sequester/law';
import type { ArtifactChange, MemberId, PaperAsRead, RecordedArtifact } from '@sequester/model';

import { digestOf } from './digest.ts';

/** Changes that only take away count at once; every other has to be accepted first. */
export const takesAway = (change: ArtifactChange): boolean => {
  if (change.kind === 'status') return change.status !== 'in_force';

  return change.kind === 'revocation' || (change.kind === 'privilege-ruling' && change.ruling === 'upheld');
};

/** Papers that only restrict what may leave (45 CFR 164.522(a)) count as soon as they are recorded. */
const restricting: ReadonlySet<Artifact['type']> = new Set<Artifact['type']>([
  'agreed_restriction',
  'self_pay_restriction',
]);

/** One name for the terms of a paper as they are read: as recorded, who verified it and how, and every change since. */
export const termsSha256 = ({
  artifact,
  verification,
  assertsGround,
  amends,
  changes,
}: Pick<RecordedArtifact, 'artifact' | 'verification' | 'assertsGround' | 'amends' | 'changes'>): string =>
  digestOf({ artifact, verification, assertsGround, amends, changes });

const countsUnaccepted = ({ artifact, offer, needsConfirmation }: RecordedArtifact): boolean =>
  restricting.has(artifact.type) || (offer !== undefined && needsConfirmation !== true);

/**
 * The document and the terms on which a paper counts for the law; undefined while it does not. It counts as it was accepted,
 * with what has been taken away since.
 */
export const countedAs = (recorded: RecordedArtifact): PaperAsRead | undefined => {
  const { artifactId, document, changes, acceptances } = recorded;
  const first = changes.findLastIndex((change) => !takesAway(change)) + 1;
  const readings = Array.from({ length: changes.length - first + 1 }, (_, index) =>
    termsSha256({ ...recorded, changes: changes.slice(0, first + index) }),
  );
  const terms = countsUnaccepted(recorded)
    ? readings[0]
    : readings.find((reading) =>
        acceptances.some((accepted) => accepted.documentSha256 === document.sha256 && accepted.termsSha256 === reading),
      );
  return terms === undefined ? undefined : { artifactId, documentSha256: document.sha256, termsSha256: terms };
};

/** Who accepted a paper as it counts now; undefined for one that counts without. */
export const acceptorsOf = (recorded: RecordedArtifact): MemberId[] | undefined => {
  const as = countedAs(recorded);
  return as === undefined || countsUnaccepted(recorded)
    ? undefined
    : recorded.acceptances
        .filter(
          ({ documentSha256, termsSha256: terms }) => documentSha256 === as.documentSha256 && terms === as.termsSha256,
        )
        .map(({ by }) => by);
};

/** The papers of a request that count for the law. */
export const countedPapers = (artifacts: readonly RecordedArtifact[]): RecordedArtifact[] =>
  artifacts.filter((recorded) => countedAs(recorded) !== undefined);

/** The papers that count, each by its document and the terms that were read. */
export const papersAsRead = (artifacts: readonly RecordedArtifact[]): PaperAsRead[] =>
  artifacts.flatMap((recorded) => countedAs(recorded) ?? []);

/** Whether papers that were approved on count on the same documents and terms now. */
export const stillAsRead = (artifacts: readonly RecordedArtifact[], read: readonly PaperAsRead[]): boolean => {
  const now = new Map(papersAsRead(artifacts).map((paper) => [paper.artifactId, paper]));
  return read.every(
    ({ artifactId, documentSha256, termsSha256: terms }) =>
      now.get(artifactId)?.documentSha256 === documentSha256 && now.get(artifactId)?.termsSha256 === terms,
  );
};
