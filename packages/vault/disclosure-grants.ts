import type { AwsSession } from '@sequester/aws';
import type { PracticeContext, GrantMaker, LinkTokens } from '@sequester/domain';
import { passcodeIdOf, type Grant, type LinkId, type RequestId, type SelectedNote } from '@sequester/model';

import { createGrant, grantsInASecond } from './grants.ts';
import { linkToken, oneTimeCode, tokenDigest } from './link-secrets.ts';
import { paced } from './paced.ts';

/** Grants from the originator's own session to the extract builder: Decrypt, one object each, nothing else. */
export class KmsGrantMaker implements GrantMaker {
  readonly #session: AwsSession;
  readonly #terms: { bucket: string; granteeArn: string };
  readonly #turn = paced(grantsInASecond);

  constructor(session: AwsSession, terms: { bucket: string; granteeArn: string }) {
    this.#session = session;
    this.#terms = terms;
  }

  async grant(
    _context: PracticeContext,
    { requestId, keyArn, note }: { requestId: RequestId; keyArn: string; note: SelectedNote },
  ): Promise<Grant> {
    const { bucket, granteeArn } = this.#terms;
    await this.#turn();
    const object = { bucket, key: note.objectKey };
    const { grantId } = await createGrant(this.#session, { keyArn, object, granteeArn, requestId });
    return { keyArn, grantId, objectKey: note.objectKey };
  }
}

/** Digests of link tokens; the tokens are derived by a key that never leaves KMS. */
export class MacLinkTokens implements LinkTokens {
  readonly #session: AwsSession;
  readonly #keyArn: string;

  constructor(session: AwsSession, keyArn: string) {
    this.#session = session;
    this.#keyArn = keyArn;
  }

  async digest({ practiceId }: PracticeContext, linkId: LinkId): Promise<string> {
    return tokenDigest(await linkToken(this.#session, this.#keyArn, { practiceId, linkId }));
  }

  passcode({ practiceId }: PracticeContext, linkId: LinkId): Promise<string> {
    return oneTimeCode(this.#session, this.#keyArn, { practiceId, linkId, codeId: passcodeIdOf(linkId) });
  }
}
