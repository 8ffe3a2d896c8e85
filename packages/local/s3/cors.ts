import { fits } from '../iam/statement.ts';
import type { Answer } from '../signing/answer.ts';
import type { Call } from '../signing/call.ts';
import type { BucketCors, Cloud } from '../types.ts';
import { addressOf } from './address.ts';

interface CorsSetup {
  cloud: Cloud;
  /** Stands for the public address that the template names. */
  publicOrigin: string | undefined;
}

const listed = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((each) => each.trim().toLowerCase())
    .filter((each) => each !== '');

/** A path that names no bucket has no rules; what is wrong with it is said by S3 itself. */
const bucketAsked = (call: Call, cloud: Cloud): string => {
  try {
    return addressOf(call, cloud).bucketName;
  } catch {
    return '';
  }
};

const ruleFor = ({ cloud, publicOrigin }: CorsSetup, call: Call, method: string): BucketCors | undefined => {
  const origin = call.headers.get('origin');
  const bucketName = bucketAsked(call, cloud);
  const rules = cloud.buckets.find(({ name }) => name === bucketName)?.cors ?? [];
  const wanted = listed(call.headers.get('access-control-request-headers'));
  return rules.find(
    ({ origins, methods, headers }) =>
      origin !== undefined &&
      (origin === publicOrigin || origins.some((pattern) => fits(pattern, origin))) &&
      methods.includes(method) &&
      wanted.every((header) => headers.some((pattern) => fits(pattern.toLowerCase(), header))),
  );
};

const headersFor = (call: Call, rule: BucketCors): Record<string, string> => ({
  'access-control-allow-origin': call.headers.get('origin') ?? '',
  'access-control-allow-methods': rule.methods.join(', '),
  ...(rule.exposed.length === 0 ? {} : { 'access-control-expose-headers': rule.exposed.join(', ') }),
  vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
});

/** What a browser asks before it calls a bucket; not signed, as it never is. */
export const preflight = (setup: CorsSetup, call: Call): Answer | undefined => {
  const method = call.headers.get('access-control-request-method');
  if (call.method !== 'OPTIONS' || method === undefined) return undefined;

  const rule = ruleFor(setup, call, method);
  if (rule === undefined) {
    return {
      status: 403,
      headers: { 'content-type': 'application/xml' },
      body: '<Error><Code>AccessForbidden</Code><Message>CORSResponse: This CORS request is not allowed.</Message></Error>',
    };
  }

  const asked = call.headers.get('access-control-request-headers');
  return {
    status: 200,
    headers: {
      ...headersFor(call, rule),
      ...(asked === undefined ? {} : { 'access-control-allow-headers': asked }),
      ...(rule.maxAgeSeconds === undefined ? {} : { 'access-control-max-age': String(rule.maxAgeSeconds) }),
    },
    body: '',
  };
};

/** The answer with the headers that let the page that asked read it. */
export const withCors = (setup: CorsSetup, call: Call, answer: Answer): Answer => {
  const rule = call.headers.has('origin') ? ruleFor(setup, call, call.method) : undefined;
  return rule === undefined ? answer : { ...answer, headers: { ...answer.headers, ...headersFor(call, rule) } };
};
