import { refusals } from '@sequester/contract';
import type { Refusal, RefusalDetail } from '@sequester/domain';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

const problem = (
  status: number,
  body: { code: string; title: string; detail: string; errors?: readonly RefusalDetail[] },
): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store' },
  body: JSON.stringify({ type: `about:blank#${body.code}`, status, ...body }),
});

/** When to try again, where waiting is the cure (RFC 9110, 10.2.3). */
export const retryAfter = ({ retryAfterSeconds }: Refusal): Record<string, string> =>
  retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };

/** A refusal as problem details (RFC 9457): a stable code, its words, what cures it, and the fields by path. */
export const refusalProblem = (refusal: Refusal): APIGatewayProxyStructuredResultV2 => {
  const { status, title, cure } = refusals[refusal.code];
  const answer = problem(status, {
    code: refusal.code,
    title,
    detail: cure,
    ...(refusal.details.length === 0 ? {} : { errors: refusal.details }),
  });
  return { ...answer, headers: { ...answer.headers, ...retryAfter(refusal) } };
};

/** A fault of ours: says that nothing was lost and that the same request may be sent again. */
export const faultProblem = (): APIGatewayProxyStructuredResultV2 =>
  problem(500, {
    code: 'fault',
    title: 'Something went wrong on our side.',
    detail: 'Nothing half-done remains. Send the same request again, with the same Idempotency-Key.',
  });
