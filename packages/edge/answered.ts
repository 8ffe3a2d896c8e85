import type { Operation } from '@sequester/contract';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** An answer as its operation's schema writes it, with its revision as ETag. */
export const answered = (operation: Operation, answer: unknown): APIGatewayProxyStructuredResultV2 => {
  const body: unknown = operation.answer.parse(answer);
  const revision = typeof body === 'object' && body !== null && 'revision' in body ? body.revision : undefined;
  return {
    statusCode: operation.status,
    headers: { 'content-type': 'application/json', ...(typeof revision === 'number' ? { etag: `"${revision}"` } : {}) },
    body: JSON.stringify(body),
  };
};
