import { createHmac, timingSafeEqual } from 'node:crypto';

import type { Call } from './call.ts';
import type { Caller } from './caller.ts';
import { canonicalRequest, sha256Hex } from './canonical.ts';
import { authenticationRefusal, type Protocol } from './faults.ts';
import type { Keyring } from './keyring.ts';
import { payloadHashOf, withContent } from './payload.ts';
import type { Presented } from './presented.ts';
import { AwsRefusal } from './refusal.ts';

/** A clock may differ by 15 minutes. */
const skewMilliseconds = 15 * 60_000;
/** The longest life of a signed URL: seven days, in seconds. */
const longestExpiry = 604_800;

export interface Gate {
  keyring: Keyring;
  region: string;
  now(): number;
}

/** A request whose signature holds. */
export interface Authenticated {
  call: Call;
  caller: Caller;
  service: string;
  where: 'header' | 'query';
  /** Milliseconds since the request was signed. */
  signatureAge: number;
}

const signingKeys = new Map<string, Buffer>();

const signingKey = (secret: string, { date, region, service }: Presented): Buffer => {
  const name = `${secret}/${date}/${region}/${service}`;
  const known = signingKeys.get(name);
  if (known !== undefined) return known;

  const key = [date, region, service, 'aws4_request'].reduce(
    (before: string | Buffer, part) => createHmac('sha256', before).update(part).digest(),
    `AWS4${secret}`,
  );
  const made = Buffer.from(key);
  if (signingKeys.size > 1000) signingKeys.clear();

  signingKeys.set(name, made);
  return made;
};

const instantOf = (at: string): number =>
  Date.parse(at.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'));

const refuseStale = (presented: Presented, protocol: Protocol, now: number): void => {
  const signed = instantOf(presented.at);
  if (presented.where === 'header') {
    if (Number.isNaN(signed) || Math.abs(now - signed) > skewMilliseconds) {
      throw authenticationRefusal('skewed', protocol, {
        RequestTime: presented.at,
        ServerTime: new Date(now).toISOString(),
      });
    }

    return;
  }
  const seconds = /^\d{1,9}$/.test(presented.expires ?? '') ? Number(presented.expires) : Number.NaN;
  if (Number.isNaN(seconds) || seconds < 1)
    throw new AwsRefusal('AuthorizationQueryParametersError', 'X-Amz-Expires should be a number of at least 1');

  if (seconds > longestExpiry) {
    throw new AwsRefusal(
      'AuthorizationQueryParametersError',
      'X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than 604800 seconds',
    );
  }

  if (signed - now > skewMilliseconds)
    throw new AwsRefusal('AccessDenied', 'Request is not valid yet', { status: 403 });

  if (now > signed + seconds * 1000) {
    const fields = {
      'X-Amz-Expires': presented.expires,
      Expires: new Date(signed + seconds * 1000).toISOString(),
      ServerTime: new Date(now).toISOString(),
    };
    throw new AwsRefusal('AccessDenied', 'Request has expired', { status: 403, fields });
  }
};

/** `host` and every `x-amz-` header must be among what was signed. */
const refuseUnsignedHeaders = (call: Call, presented: Presented, protocol: Protocol): void => {
  const signed = new Set(presented.signedHeaders);
  const open = [...call.headers.keys()].filter(
    (name) => (name === 'host' || name.startsWith('x-amz-')) && !signed.has(name),
  );
  if (open.length > 0 || !signed.has('host'))
    throw authenticationRefusal('unsigned', protocol, { HeadersNotSigned: open.join(', ') });
};

const signatureHolds = (call: Call, presented: Presented, secret: string, payloadHash: string): boolean => {
  const { service, at, date, region } = presented;
  const canonical = canonicalRequest(call, presented.signedHeaders, { service, payloadHash });
  const text = ['AWS4-HMAC-SHA256', at, `${date}/${region}/${service}/aws4_request`, sha256Hex(canonical)].join('\n');
  const expected = createHmac('sha256', signingKey(secret, presented)).update(text).digest();
  return timingSafeEqual(expected, Buffer.from(presented.signature, 'hex'));
};

/** Believes a request or refuses it: key, token, scope, time, signed headers, signature, content, in that order. */
export const authenticate = (call: Call, presented: Presented, protocol: Protocol, gate: Gate): Authenticated => {
  if (presented.region !== gate.region) throw authenticationRefusal('scope', protocol, { Region: gate.region });

  if (presented.where === 'query' && presented.service !== 's3') throw authenticationRefusal('incomplete', protocol);

  const found = gate.keyring.find(presented.accessKeyId, presented.sessionToken);
  if ('fault' in found) throw authenticationRefusal(found.fault, protocol);

  refuseStale(presented, protocol, gate.now());
  refuseUnsignedHeaders(call, presented, protocol);
  const payloadHash = payloadHashOf(call, presented.service, presented.where);
  if (!signatureHolds(call, presented, found.secret, payloadHash)) throw authenticationRefusal('signature', protocol);

  return {
    call: presented.service === 's3' ? withContent(call, payloadHash) : call,
    caller: found.caller,
    service: presented.service,
    where: presented.where,
    signatureAge: Math.max(0, gate.now() - instantOf(presented.at)),
  };
};
