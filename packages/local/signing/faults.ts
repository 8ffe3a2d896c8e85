import { AwsRefusal } from './refusal.ts';

/** How a service words its errors. */
export type Protocol = 's3' | 'query' | 'json' | 'rest-json';

type Wording = readonly [code: string, status: number, message: string];

const mismatch =
  'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.';
const invalidToken = 'The security token included in the request is invalid.';
const expiredToken = 'The security token included in the request is expired';

const missing: Record<Protocol, Wording> = {
  s3: ['AccessDenied', 403, 'Access Denied'],
  query: ['MissingAuthenticationToken', 403, 'Request is missing Authentication Token'],
  json: ['MissingAuthenticationTokenException', 400, 'Request is missing Authentication Token'],
  'rest-json': ['MissingAuthenticationTokenException', 403, 'Missing Authentication Token'],
};

const incomplete: Record<Protocol, Wording> = {
  s3: ['AuthorizationHeaderMalformed', 400, 'The authorization header that you provided is not valid.'],
  query: ['IncompleteSignature', 400, 'The request signature does not conform to AWS standards.'],
  json: ['IncompleteSignatureException', 400, 'The request signature does not conform to AWS standards.'],
  'rest-json': ['IncompleteSignatureException', 403, 'The request signature does not conform to AWS standards.'],
};

const unknownKey: Record<Protocol, Wording> = {
  s3: ['InvalidAccessKeyId', 403, 'The AWS Access Key Id you provided does not exist in our records.'],
  query: ['InvalidClientTokenId', 403, invalidToken],
  json: ['UnrecognizedClientException', 400, invalidToken],
  'rest-json': ['UnrecognizedClientException', 403, invalidToken],
};

const badToken: Record<Protocol, Wording> = {
  ...unknownKey,
  s3: ['InvalidToken', 400, 'The provided token is malformed or otherwise invalid.'],
};

const endedToken: Record<Protocol, Wording> = {
  s3: ['ExpiredToken', 400, 'The provided token has expired.'],
  query: ['ExpiredToken', 403, expiredToken],
  json: ['ExpiredTokenException', 400, expiredToken],
  'rest-json': ['ExpiredTokenException', 403, expiredToken],
};

const signature: Record<Protocol, Wording> = {
  s3: ['SignatureDoesNotMatch', 403, mismatch],
  query: ['SignatureDoesNotMatch', 403, mismatch],
  json: ['InvalidSignatureException', 400, mismatch],
  'rest-json': ['InvalidSignatureException', 403, mismatch],
};

const skewed: Record<Protocol, Wording> = {
  s3: ['RequestTimeTooSkewed', 403, 'The difference between the request time and the current time is too large.'],
  query: ['SignatureDoesNotMatch', 403, 'Signature expired or not yet current'],
  json: ['InvalidSignatureException', 400, 'Signature expired or not yet current'],
  'rest-json': ['InvalidSignatureException', 403, 'Signature expired or not yet current'],
};

const scope: Record<Protocol, Wording> = {
  s3: ['AuthorizationHeaderMalformed', 400, 'The authorization header is malformed; the region is wrong.'],
  query: ['SignatureDoesNotMatch', 403, 'Credential should be scoped to a valid region.'],
  json: ['InvalidSignatureException', 400, 'Credential should be scoped to a valid region.'],
  'rest-json': ['InvalidSignatureException', 403, 'Credential should be scoped to a valid region.'],
};

const unsigned: Record<Protocol, Wording> = {
  s3: ['AccessDenied', 403, 'There were headers present in the request which were not signed'],
  query: [
    'SignatureDoesNotMatch',
    403,
    "'Host' and every 'x-amz-' header must be a 'SignedHeader' in the AWS Authorization.",
  ],
  json: [
    'InvalidSignatureException',
    400,
    "'Host' and every 'x-amz-' header must be a 'SignedHeader' in the AWS Authorization.",
  ],
  'rest-json': [
    'InvalidSignatureException',
    403,
    "'Host' and every 'x-amz-' header must be a 'SignedHeader' in the AWS Authorization.",
  ],
};

const version4 = 'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.';

const outdated: Record<Protocol, Wording> = {
  ...incomplete,
  s3: ['InvalidRequest', 400, version4],
};

const faults = { missing, incomplete, outdated, unknownKey, badToken, endedToken, signature, skewed, scope, unsigned };

export type AuthenticationFault = keyof typeof faults;

/** The refusal of a request that is not signed as it should be, in the words of the protocol it speaks. */
export const authenticationRefusal = (
  fault: AuthenticationFault,
  protocol: Protocol,
  fields: Record<string, unknown> = {},
): AwsRefusal => {
  const [code, status, message] = faults[fault][protocol];
  return new AwsRefusal(code, message, { status, fields });
};
