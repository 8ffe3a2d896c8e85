import {
  Refusal,
  type ArtifactChange,
  type ArtifactId,
  type Instant,
  type RecordedArtifact,
  type RequestId,
} from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import type { Gate } from './adjudicate-request.ts';
import { standing } from './artifact.ts';
import { changeArtifact } from './change-artifact.ts';
import type { DisclosureStore } from './ports.ts';
import type { ShownRequest } from './show-request.ts';

interface Stores extends Gate {
  disclosures: DisclosureStore;
}

interface Named {
  requestId: RequestId;
  artifactId: ArtifactId;
}

/**
 * Records that an authorization was revoked (45 CFR 164.508(b)(5)) and asks the law again; from its receipt nothing more
 * leaves. An oral wish holds the release until it is there in writing.
 */
export const revokeAuthorization =
  (stores: Stores) =>
  async (
    context: PracticeContext,
    input: Named & { written: boolean; receivedAt?: Instant | undefined; how: string },
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
