import { s3, type AwsSession } from '@sequester/aws';

import type { ObjectPlace } from './object-keys.ts';
import { sealing, signingAll, type SignedUpload } from './sealing.ts';

/** A URL that gives one object as an attachment, a PDF unless another type is named, that no cache may keep. `filename` is a neutral name: it holds no word about a patient. */
export const signedDownload = (
  session: AwsSession,
  object: ObjectPlace & { filename: string; seconds: number; type?: string },
): Promise<string> => {
  const input = {
    Bucket: object.bucket,
    Key: object.key,
    ResponseContentDisposition: `attachment;filename="${object.filename}"`,
    ResponseContentType: object.type ?? 'application/pdf',
    ResponseCacheControl: 'no-store',
  };
  return s3(session, (client, sdk) =>
    sdk.getSignedUrl(client, new sdk.GetObjectCommand(input), { expiresIn: object.seconds }),
  );
};

/** A URL that takes one PDF of exactly this length and digest, once, under this key; every one of these is in the signature. */
export const signedUpload = async (
  session: AwsSession,
  object: ObjectPlace & { keyArn: string; bytes: number; sha256: string; seconds: number },
): Promise<SignedUpload> => {
  const sha256 = Buffer.from(object.sha256, 'hex').toString('base64');
  const input = {
    Bucket: object.bucket,
    Key: object.key,
    ContentLength: object.bytes,
    ChecksumSHA256: sha256,
    IfNoneMatch: '*',
    ...sealing(object.keyArn),
  };
  const headers = {
    'content-type': 'application/pdf',
    'content-length': String(object.bytes),
    'if-none-match': '*',
    'x-amz-checksum-sha256': sha256,
    'x-amz-server-side-encryption': 'aws:kms',
    'x-amz-server-side-encryption-aws-kms-key-id': object.keyArn,
  };
  const terms = signingAll(headers, object.seconds);
  const url = await s3(session, (client, sdk) => sdk.getSignedUrl(client, new sdk.PutObjectCommand(input), terms));
  return { url, headers };
};
