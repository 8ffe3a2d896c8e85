import { refusalWords } from '@sequester/contract/refusals';
import type { Refusal, RefusalDetail } from '@sequester/model';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

const problem = (
  status: number,
  body: { code: string; title: string; detail: string; errors?: readonly RefusalDetail[]; current?: object },
): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  body: JSON.stringify({ type: `about:blank#${body.code}`, status, ...body }),
});

/** When to try again, where waiting is the cure (RFC 9110, 10.2.3). */
export const retryAfter = ({ retryAfterSeconds }: Refusal): Record<string, string> =>
  retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;

/** A detail at the place that the caller has sent, or could add to what they have; never at a fact that stands elsewhere. */
const withinBody = (detail: RefusalDetail, sent: unknown): RefusalDetail => {
  const [place, ...names] = detail.path.split('.');
  if (place !== 'body') return detail;

  const found: string[] = [];
  let at = sent;
  for (const name of names) {
    at = fieldOf(at, name);
    if (at === undefined) break;

    found.push(name);
  }
  return found.length >= names.length - 1 ? detail : { ...detail, path: ['body', ...found].join('.') };
};

/** A refusal as problem details (RFC 9457): a stable code, its words, what cures it, the fields by path, and of a conflict what stands now. */
export const refusalProblem = (refusal: Refusal, sent: unknown): APIGatewayProxyStructuredResultV2 => {
  const { status, title, cure } = refusalWords(refusal);
  const answer = problem(status, {
    code: refusal.code,
    title,
    detail: cure,
    ...(refusal.details.length === 0 ? {} : { errors: refusal.details.map((detail) => withinBody(detail, sent)) }),
    ...(refusal.current === undefined ? {} : { current: refusal.current }),
  });
  return { ...answer, headers: { ...answer.headers, ...retryAfter(refusal) } };
};

/** A fault of ours: says that nothing was lost and that the same request may be sent again. */
export const faultProblem = (): APIGatewayProxyStructuredResultV2 =>
  problem(500, {
    code: 'fault',
    title: 'Something went wrong on our side.',
    detail: 'Nothing half-done remains. Send the same request again, with the same key.',
  });
