/** A URL, and the headers that the request to it must bring as they stand. */
export interface SignedUpload {
  url: string;
  headers: Record<string, string>;
}

/** What makes an object sealed: a PDF, unless another type is named, under this key. */
export const sealing = (keyArn: string, type = 'application/pdf') => ({
  ContentType: type,
  ServerSideEncryption: 'aws:kms' as const,
  SSEKMSKeyId: keyArn,
});

/** The terms of a URL that has all these headers in its signature, so that it takes nothing else. */
export const signingAll = (headers: Record<string, string>, seconds: number) => {
  const names = Object.keys(headers);
  return { expiresIn: seconds, signableHeaders: new Set(['host', ...names]), unhoistableHeaders: new Set(names) };
};
