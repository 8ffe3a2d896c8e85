import * as z from 'zod';

import { byPersonAlone, failuresOf, isAttempt, pageInstead, successOf } from './answers.ts';
import type { Operation } from './operation.ts';
import { operations } from './operations.ts';
import { refusals } from './refusals.ts';
import { apiPath, routePathOf } from './routes.ts';

const schemaOf = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' });
  return json;
};

const nameOf = ({ id }: Operation): string => `${id.charAt(0).toUpperCase()}${id.slice(1)}Answer`;

/** Answers that several operations share, by the name of the first of them: each stands in the description once. */
const sharedAnswers = new Map(
  [...Map.groupBy(operations, ({ answer }) => answer)].flatMap(([answer, [first, second]]) =>
    first === undefined || second === undefined ? [] : [[answer, nameOf(first)] as const],
  ),
);

const answerOf = ({ answer }: Operation) => {
  const name = sharedAnswers.get(answer);
  return name === undefined ? schemaOf(answer, 'output') : { $ref: `#/components/schemas/${name}` };
};

const parametersIn = (place: 'path' | 'query', schema: z.ZodType) => {
  const { properties = {}, required = [] } = schemaOf(schema, 'input');
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: one,
  }));
};

const header = (name: string, description: string, required = true) => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string' },
});

const parameters = (operation: Operation) => [
  ...parametersIn('path', operation.params),
  ...parametersIn('query', operation.query),
  ...(isAttempt(operation)
    ? [header('Idempotency-Key', 'A new random key for each act, the same key for a retry of it.')]
    : []),
  ...(operation.audience.every((one) => byPersonAlone.has(one))
    ? []
    : [
        header(
          'Sequester-Membership',
          'The membership that you act under, as GET /me gives it. Whoever has one alone may leave it out.',
          false,
        ),
      ]),
  ...(operation.ifMatch === true ? [header('If-Match', 'The ETag of the record as it was read.')] : []),
];

const describe = (operation: Operation) => ({
  operationId: operation.id,
  summary: operation.summary,
  ...(routePathOf(operation) === operation.path ? { servers: [{ url: '/' }] } : {}),
  tags: [operation.area],
  security: operation.audience.includes('public') ? [] : [{ accessToken: [] }],
  'x-audience': operation.audience,
  parameters: parameters(operation),
  ...(operation.method === 'GET' || operation.method === 'HEAD'
    ? {}
    : {
        requestBody: {
          content: {
            ...(operation.page === true
              ? { 'application/x-www-form-urlencoded': { schema: schemaOf(operation.body, 'input') } }
              : {}),
            'application/json': { schema: schemaOf(operation.body, 'input') },
          },
        },
      }),
  responses: {
    [String(operation.status)]: successOf(operation, answerOf(operation)),
    ...pageInstead(operation),
    ...failuresOf(operation),
  },
});

const Problem = {
  type: 'object',
  description:
    'Problem details (RFC 9457). `errors` names fields by path and says what would be right, never a value. `current` is, of a draft that was saved elsewhere meanwhile, the version that stands, as the operation answers it.',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    code: { type: 'string', enum: [...Object.keys(refusals), 'fault'] },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code'],
        properties: {
          path: { type: 'string' },
          code: { type: 'string' },
          text: { type: 'string' },
          citation: { type: 'string' },
        },
      },
    },
    current: { type: 'object' },
  },
};

const GatewayMessage = {
  type: 'object',
  description: 'What API Gateway says itself; the status says what it means.',
  required: ['message'],
  properties: { message: { type: 'string' } },
};

/** The whole contract as an OpenAPI 3.1 document. */
export const openApi = (): { openapi: string } & Record<string, unknown> => ({
  openapi: '3.1.0',
  info: {
    title: 'Sequester',
    version: '1',
    description: 'Psychotherapy notes apart from the chart, and what the law releases from them.',
  },
  servers: [{ url: apiPath }],
  components: {
    securitySchemes: { accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    schemas: {
      Problem,
      GatewayMessage,
      ...Object.fromEntries([...sharedAnswers].map(([answer, name]) => [name, schemaOf(answer, 'output')])),
    },
  },
  paths: Object.fromEntries(
    [...Map.groupBy(operations, (operation) => operation.path)].map(([path, those]) => [
      path,
      Object.fromEntries(those.map((operation) => [operation.method.toLowerCase(), describe(operation)])),
    ]),
  ),
});
