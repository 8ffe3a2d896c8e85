import type { RecordedArtifact } from '@sequester/model';

import { standing } from './artifact.ts';
import { countedAs, termsSha256 } from './counted-papers.ts';

/** A paper as it was typed, with its document. */
export type TypedPaper = Pick<
  RecordedArtifact,
  'artifactId' | 'recordedAt' | 'recordedBy' | 'artifact' | 'verification' | 'amends' | 'assertsGround' | 'changes'
> & {
  document: Pick<RecordedArtifact['document'], 'sha256' | 'bytes' | 'original'>;
};

export type ShownArtifact = TypedPaper &
  Pick<RecordedArtifact, 'openings' | 'acceptances' | 'needsConfirmation'> & {
    /** The digest of the terms as they are shown: an acceptance names it. */
    termsSha256: string;
    /** Whether the law is asked with it. */
    counts: boolean;
  };

export const typedPaper = (recorded: RecordedArtifact): TypedPaper => {
  const { artifactId, recordedAt, recordedBy, verification, amends, assertsGround, changes } = recorded;
  const { sha256, bytes, original } = recorded.document;
  return {
    artifactId,
    recordedAt,
    recordedBy,
    artifact: standing(recorded),
    document: { sha256, bytes, ...(original === undefined ? {} : { original }) },
    verification,
    ...(amends === undefined ? {} : { amends }),
    ...(assertsGround === undefined ? {} : { assertsGround }),
    changes,
  };
};

/** A paper with who opened it and who accepted it. */
export const shownArtifact = (recorded: RecordedArtifact): ShownArtifact => ({
  ...typedPaper(recorded),
  openings: recorded.openings,
  acceptances: recorded.acceptances,
  ...(recorded.needsConfirmation === undefined ? {} : { needsConfirmation: recorded.needsConfirmation }),
  termsSha256: termsSha256(recorded),
  counts: countedAs(recorded) !== undefined,
});
