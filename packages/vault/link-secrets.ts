import { createHash, timingSafeEqual } from 'node:crypto';

import { AwsFault, kms, type AwsSession } from '@sequester/aws';
import type { LinkId, OneTimeCodeId, PracticeId, RequestId } from '@sequester/model';

const macOf = async (session: AwsSession, tokensKeyArn: string, message: string): Promise<Buffer> => {
  const input = { KeyId: tokensKeyArn, MacAlgorithm: 'HMAC_SHA_256' as const, Message: Buffer.from(message) };
  const { Mac: mac } = await kms(session, (client, sdk) => client.send(new sdk.GenerateMacCommand(input)));
  if (mac === undefined) throw new AwsFault('KMS', 'NoMac', 200);

  return Buffer.from(mac);
};

/** The 256-bit token of a link, base64url. It is derived whenever it is needed and stored nowhere. */
export const linkToken = async (
  session: AwsSession,
  tokensKeyArn: string,
  link: { practiceId: PracticeId; linkId: LinkId },
): Promise<string> =>
  (await macOf(session, tokensKeyArn, `link:${link.practiceId}:${link.linkId}`)).toString('base64url');

/** The token of the status page of a request, derived in the same way. */
export const statusToken = async (
  session: AwsSession,
  tokensKeyArn: string,
  request: { practiceId: PracticeId; requestId: RequestId },
): Promise<string> =>
  (await macOf(session, tokensKeyArn, `status:${request.practiceId}:${request.requestId}`)).toString('base64url');

/** What is stored of a token: its SHA-256 in hex, by which the link is found. */
export const tokenDigest = (token: string): string => createHash('sha256').update(token).digest('hex');

/** The key of one day (2026-11-29) under which callers of the recipient's door are counted; derived and stored nowhere. */
export const countingKey = (session: AwsSession, tokensKeyArn: string, day: string): Promise<Uint8Array> =>
  macOf(session, tokensKeyArn, `count:${day}`);

/** A one-time code of six digits, derived like the token and stored nowhere. */
export const oneTimeCode = async (
  session: AwsSession,
  tokensKeyArn: string,
  code: { practiceId: PracticeId; linkId: LinkId; codeId: OneTimeCodeId },
): Promise<string> => {
  const mac = await macOf(session, tokensKeyArn, `code:${code.practiceId}:${code.linkId}:${code.codeId}`);
  return String(mac.readBigUInt64BE(0) % 1_000_000n).padStart(6, '0');
};

/** Compares in a time that does not depend on where the two differ. */
export const sameSecret = (left: string, right: string): boolean =>
  timingSafeEqual(createHash('sha256').update(left).digest(), createHash('sha256').update(right).digest());
