import { queryValue, type Call } from './call.ts';

/** A signature as a request presents it, not yet believed. */
export interface Presented {
  where: 'header' | 'query';
  accessKeyId: string;
  date: string;
  region: string;
  service: string;
  signedHeaders: string[];
  signature: string;
  /** `YYYYMMDDTHHMMSSZ`. */
  at: string;
  /** Of a signed URL. */
  expires: string | undefined;
  sessionToken: string | undefined;
}

const algorithm = 'AWS4-HMAC-SHA256';

type Parts = Pick<Presented, 'where' | 'at' | 'expires' | 'sessionToken'> & {
  credential: string;
  signed: string;
  signature: string;
};

const assembled = (parts: Parts): Presented | undefined => {
  const [accessKeyId, date, region, service, terminator, ...more] = parts.credential.split('/');
  if (!accessKeyId || !date || !region || !service || terminator !== 'aws4_request' || more.length > 0)
    return undefined;

  if (!/^\d{8}T\d{6}Z$/.test(parts.at) || !parts.at.startsWith(date) || !/^[0-9a-f]{64}$/.test(parts.signature))
    return undefined;

  const { where, at, expires, sessionToken, signature } = parts;
  return {
    where,
    accessKeyId,
    date,
    region,
    service,
    signedHeaders: parts.signed.split(';'),
    signature,
    at,
    expires,
    sessionToken,
  };
};

const fromHeader = (header: string, call: Call): Presented | undefined => {
  if (!header.startsWith(`${algorithm} `)) return undefined;

  const fields = new Map(
    header
      .slice(algorithm.length + 1)
      .split(',')
      .map((field): [string, string] => {
        const equals = field.indexOf('=');
        return [field.slice(0, equals).trim(), field.slice(equals + 1).trim()];
      }),
  );
  return assembled({
    where: 'header',
    credential: fields.get('Credential') ?? '',
    signed: fields.get('SignedHeaders') ?? '',
    signature: fields.get('Signature') ?? '',
    at: call.headers.get('x-amz-date') ?? '',
    expires: undefined,
    sessionToken: call.headers.get('x-amz-security-token'),
  });
};

const fromQuery = (call: Call): Presented | undefined =>
  queryValue(call, 'X-Amz-Algorithm') === algorithm
    ? assembled({
        where: 'query',
        credential: queryValue(call, 'X-Amz-Credential') ?? '',
        signed: queryValue(call, 'X-Amz-SignedHeaders') ?? '',
        signature: queryValue(call, 'X-Amz-Signature') ?? '',
        at: queryValue(call, 'X-Amz-Date') ?? '',
        expires: queryValue(call, 'X-Amz-Expires') ?? '',
        sessionToken: queryValue(call, 'X-Amz-Security-Token'),
      })
    : undefined;

const isVersion2 = (call: Call, header: string | undefined): boolean =>
  header?.startsWith('AWS ') === true ||
  (queryValue(call, 'AWSAccessKeyId') !== undefined && queryValue(call, 'Signature') !== undefined);

/** The signature of a request, or why none can be read: it is missing, incomplete, or of an older kind. */
export const presentedBy = (call: Call): Presented | 'missing' | 'incomplete' | 'outdated' => {
  const header = call.headers.get('authorization');
  const inQuery = call.query.some(([name]) => /^x-amz-(signature|credential|algorithm)$/i.test(name));
  if (isVersion2(call, header)) return 'outdated';

  if (header === undefined && !inQuery) return 'missing';

  if (header !== undefined && inQuery) return 'incomplete';

  return (header === undefined ? fromQuery(call) : fromHeader(header, call)) ?? 'incomplete';
};
