import { Refusal, type ArtifactChange, type Instant, type RecordedArtifact } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { standing } from './artifact.ts';
import { changeArtifact, type ArtifactStores, type NamedArtifact } from './change-artifact.ts';
import type { ShownRequest } from './show-request.ts';

/**
 * Records that an authorization was revoked (45 CFR 164.508(b)(5)) and asks the law again; from its receipt nothing more
 * leaves. An oral wish holds the release until it is there in writing.
 */
export const revokeAuthorization =
  (stores: ArtifactStores) =>
  async (
    context: PracticeContext,
    input: NamedArtifact & { written: boolean; receivedAt?: Instant | undefined; how: string },
  ): Promise<ShownRequest> => {
    const { written, receivedAt = context.now, how, ...named } = input;
    const by = memberOf(context);
    const changeOf = (recorded: RecordedArtifact): ArtifactChange => {
      const now = standing(recorded);
      if (now.type !== 'authorization')
        throw new Refusal('artifact-not-found', [{ path: 'artifactId', code: now.type }]);

      if (now.revoked?.written === true) throw new Refusal('artifact-dead', [{ path: 'revoked', code: 'revoked' }]);

      return {
        kind: 'revocation',
        written,
        receivedAt: receivedAt < context.now ? receivedAt : context.now,
        how,
        at: context.now,
        by,
      };
    };
    return changeArtifact(stores, context, { ...named, action: 'authorization.revoked', changeOf });
  };
