import type { Cors } from '../template/plan.ts';
import type { HttpAnswer } from './answer.ts';

const allowed = (list: string[], value: string): boolean =>
  list.includes('*') || list.some((each) => each.toLowerCase() === value.toLowerCase());

const originHeaders = (cors: Cors, origin: string): [string, string][] => [
  ['access-control-allow-origin', cors.origins.includes('*') && !cors.credentials ? '*' : origin],
  ...(cors.credentials ? [['access-control-allow-credentials', 'true'] satisfies [string, string]] : []),
];

/** The answer to a preflight: 204, with the CORS headers only if the origin is one the API names. */
export const preflight = (cors: Cors, origin: string): HttpAnswer => ({
  status: 204,
  headers: allowed(cors.origins, origin)
    ? [
        ...originHeaders(cors, origin),
        ['access-control-allow-methods', cors.methods.join(',')],
        ['access-control-allow-headers', cors.headers.join(',')],
        ...(cors.maxAgeSeconds === undefined
          ? []
          : [['access-control-max-age', String(cors.maxAgeSeconds)] satisfies [string, string]]),
      ]
    : [],
  body: new Uint8Array(),
});

/** The answer with the API's CORS headers in place of any that the function set. */
export const withCors = (answer: HttpAnswer, cors: Cors | undefined, origin: string | undefined): HttpAnswer => {
  if (cors === undefined) return answer;

  const own = answer.headers.filter(([name]) => !name.startsWith('access-control-'));
  if (origin === undefined || !allowed(cors.origins, origin)) return { ...answer, headers: own };

  const exposed =
    cors.exposed.length === 0
      ? []
      : [['access-control-expose-headers', cors.exposed.join(',')] satisfies [string, string]];
  return { ...answer, headers: [...own, ...originHeaders(cors, origin), ...exposed] };
};
