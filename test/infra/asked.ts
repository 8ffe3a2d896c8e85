import type { RequestContext } from '../../packages/local/iam/context.ts';
import type { JoinedKey, Owner } from './isolation-world.ts';

/** One thing that may be asked of AWS, by anyone. `owner` is whose it is; without one it is nobody's to have. */
export interface Asked {
  kind: string;
  owner: Owner | undefined;
  action: string;
  resource: string;
  context: RequestContext;
  key?: JoinedKey;
  encryptionContext?: Record<string, string>;
}
