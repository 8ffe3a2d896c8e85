import { objectUrl, type AwsSession } from '@sequester/aws';

import type { ObjectPlace } from './object-keys.ts';
import { sealingHeaders } from './sealed-objects.ts';

/** A URL, and the headers that the request to it must bring as they stand. */
export interface SignedUpload {
  url: string;
  headers: Record<string, string>;
}

/** A URL that gives one object as a PDF attachment that no cache may keep. `filename` is a neutral name: it holds no word about a patient. */
export const signedDownload = async (
  session: AwsSession,
  object: ObjectPlace & { filename: string; seconds: number },
): Promise<string> => {
  const url = new URL(objectUrl(object.bucket, object.key));
  url.searchParams.set('response-content-disposition', `attachment;filename="${object.filename}"`);
  url.searchParams.set('response-content-type', 'application/pdf');
  url.searchParams.set('response-cache-control', 'no-store');
  return session.presign({ method: 'GET', url: url.toString(), seconds: object.seconds });
};

/** A URL that takes one PDF of exactly this length and digest, once, under this key; every one of these is in the signature. */
export const signedUpload = async (
  session: AwsSession,
  object: ObjectPlace & { keyArn: string; bytes: number; sha256: string; seconds: number },
): Promise<SignedUpload> => {
  const sealing = sealingHeaders(object.keyArn, Buffer.from(object.sha256, 'hex').toString('base64'));
  const headers = { ...sealing, 'content-length': String(object.bytes) };
  const url = await session.presign({
    method: 'PUT',
    url: objectUrl(object.bucket, object.key),
    seconds: object.seconds,
    headers,
  });
  return { url, headers };
};
