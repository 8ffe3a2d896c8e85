import type { AwsSession } from '@sequester/aws';
import type { CodeBook } from '@sequester/domain';
import type { OneTimeCodeId, ReleaseLink } from '@sequester/model';

import { oneTimeCode, sameSecret } from './link-secrets.ts';

/** One-time codes, derived from the tokens key whenever one is needed. */
export class DerivedCodes implements CodeBook {
  readonly #session: AwsSession;
  readonly #tokensKeyArn: string;

  constructor(session: AwsSession, tokensKeyArn: string) {
    this.#session = session;
    this.#tokensKeyArn = tokensKeyArn;
  }

  async matches({ practiceId, linkId }: ReleaseLink, codeId: OneTimeCodeId, code: string): Promise<boolean> {
    return sameSecret(code, await oneTimeCode(this.#session, this.#tokensKeyArn, { practiceId, linkId, codeId }));
  }
}
