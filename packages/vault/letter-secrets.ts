import type { AwsSession } from '@sequester/aws';
import type { LetterSecrets, StatusPage } from '@sequester/domain';
import type { LinkId, OneTimeCodeId, PracticeId, RequestId } from '@sequester/model';

import { linkToken, oneTimeCode, statusToken, tokenDigest } from './link-secrets.ts';

/** Links and codes for letters, derived from the tokens key when a letter is written. */
export class DerivedLetterSecrets implements LetterSecrets {
  readonly #session: AwsSession;
  readonly #tokensKeyArn: string;
  readonly #publicUrl: string;

  constructor(session: AwsSession, { tokensKeyArn, publicUrl }: { tokensKeyArn: string; publicUrl: string }) {
    this.#session = session;
    this.#tokensKeyArn = tokensKeyArn;
    this.#publicUrl = publicUrl.replace(/\/$/, '');
  }

  async linkUrl(link: { practiceId: PracticeId; linkId: LinkId }): Promise<string> {
    return `${this.#publicUrl}/r/${await linkToken(this.#session, this.#tokensKeyArn, link)}`;
  }

  async statusPage(request: { practiceId: PracticeId; requestId: RequestId }): Promise<StatusPage> {
    const token = await statusToken(this.#session, this.#tokensKeyArn, request);
    return { url: `${this.#publicUrl}/s/${token}`, tokenSha256: tokenDigest(token) };
  }

  code(code: { practiceId: PracticeId; linkId: LinkId; codeId: OneTimeCodeId }): Promise<string> {
    return oneTimeCode(this.#session, this.#tokensKeyArn, code);
  }
}
