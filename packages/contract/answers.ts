import type { RefusalCode } from '@sequester/model';
import * as z from 'zod';

import { gatewayAnswers } from './gateway-answers.ts';
import type { Audience, Operation } from './operation.ts';
import { refusals } from './refusals.ts';

/** Callers who act under no membership. */
export const byPersonAlone: ReadonlySet<Audience> = new Set(['public', 'person', 'operator']);

const isOpen = ({ audience }: Operation): boolean => audience.includes('public');

/** Whether a retry of the operation is known by its `Idempotency-Key`. */
export const isAttempt = ({ method, page, asks, repeatable }: Operation): boolean =>
  method === 'POST' && page !== true && asks !== true && repeatable !== true;

const takes = (schema: z.ZodType): boolean => !(schema instanceof z.ZodObject) || Object.keys(schema.shape).length > 0;

/** Every refusal that an operation may give: those that follow from its shape, and those that it adds. */
const refusalsOf = (operation: Operation): RefusalCode[] => {
  const { params, query, body, method, ifMatch, page, audience } = operation;
  const reads = method === 'GET' || method === 'HEAD';
  const followed: [boolean, RefusalCode[]][] = [
    [!isOpen(operation), ['unauthenticated', 'forbidden', 'invalid-request']],
    [!audience.every((one) => byPersonAlone.has(one)), ['membership-needed']],
    [isOpen(operation) && !reads, ['invalid-request']],
    [page !== true && (takes(params) || takes(query) || takes(body)), ['not-found']],
    [isAttempt(operation), ['idempotency-key-missing', 'idempotency-key-reused', 'invalid-request']],
    // An act that meets changes of others at every try is given up.
    [isAttempt(operation), ['stale']],
    [ifMatch === true, ['if-match-missing', 'stale']],
    [page === true && !reads, ['stale']],
  ];
  return [...new Set([...followed.flatMap(([holds, codes]) => (holds ? codes : [])), ...operation.refusals])];
};

type Content = Record<string, { schema: unknown }>;

interface Response {
  description: string;
  content?: Content;
  headers?: Record<string, unknown>;
}

const problem: Content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
const message: Content = { 'application/json': { schema: { $ref: '#/components/schemas/GatewayMessage' } } };
const html: Content = { 'text/html': { schema: { type: 'string' } } };

const retryAfter = { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } };

const merged = (status: number, responses: Response[]): Response => ({
  description: responses.map(({ description }) => description).join('\n\n'),
  content: Object.assign({}, ...responses.map(({ content }) => content ?? {})),
  ...(status === 429 ? { headers: retryAfter } : {}),
});

/** Every answer of an operation that is not its success, by status: its refusals, a fault of ours, and what API Gateway says itself. */
export const failuresOf = (operation: Operation): Record<string, Response> => {
  const forPeople = operation.page === true ? html : {};
  const own = [
    ...refusalsOf(operation).map((code) => ({
      status: refusals[code].status,
      description: `\`${code}\`: ${refusals[code].title}`,
      content: { ...problem, ...forPeople },
    })),
    { status: 500, description: '`fault`: Something went wrong on our side.', content: { ...problem, ...forPeople } },
  ];
  const gateway = gatewayAnswers
    .filter(({ authorised }) => authorised !== true || !isOpen(operation))
    .map(({ status, title, detail }) => ({ status, description: `${title} ${detail}`, content: message }));
  const byStatus = Map.groupBy([...own, ...gateway], ({ status }) => status);
  return Object.fromEntries(
    [...byStatus].toSorted(([a], [b]) => a - b).map(([status, those]) => [String(status), merged(status, those)]),
  );
};

/** The success of an operation: as JSON, for people also as a page, or without a body. */
export const successOf = (operation: Operation, answer: unknown): Response => {
  const { status, method, page, summary } = operation;
  if (status === 303) {
    return {
      description: summary,
      headers: {
        Location: {
          description: 'A signed URL of one object, good for 60 seconds.',
          schema: { type: 'string', format: 'uri' },
        },
      },
    };
  }

  if (method === 'HEAD' || status === 204) return { description: summary };

  return { description: summary, content: { 'application/json': { schema: answer }, ...(page === true ? html : {}) } };
};

/** What a browser is answered where a program is sent on: a page that leads there. */
export const pageInstead = ({ status, page }: Operation): Record<string, Response> =>
  status === 303 && page === true ? { 200: { description: 'A page that leads on to the object.', content: html } } : {};
