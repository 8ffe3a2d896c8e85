import { routeKeyOf } from '@sequester/contract';
import { openApi } from '@sequester/contract/openapi';
import { operations } from '@sequester/contract/operations';
import type { SeenAnswer } from '@sequester/local';
import * as z from 'zod';

const Response = z.looseObject({
  content: z.record(z.string(), z.looseObject({ schema: z.record(z.string(), z.unknown()) })).optional(),
});
const Description = z.looseObject({
  components: z.looseObject({ schemas: z.record(z.string(), z.record(z.string(), z.unknown())) }),
  paths: z.record(z.string(), z.record(z.string(), z.looseObject({ responses: z.record(z.string(), Response) }))),
});

const description = Description.parse(openApi());

const byRoute = new Map(operations.map((operation) => [routeKeyOf(operation), operation]));

/** A schema of the description, with what it refers to put in. */
const resolved = (schema: Record<string, unknown>): Record<string, unknown> => {
  const name = typeof schema['$ref'] === 'string' ? schema['$ref'].replace('#/components/schemas/', '') : undefined;
  return name === undefined ? schema : (description.components.schemas[name] ?? {});
};

const schemas = new Map<unknown, z.ZodType>();

const schemaOf = (schema: Record<string, unknown>): z.ZodType => {
  const known = schemas.get(schema) ?? z.fromJSONSchema(resolved(schema));
  schemas.set(schema, known);
  return known;
};

const typeOf = (headers: [string, string][]): string =>
  headers.find(([name]) => name === 'content-type')?.[1].split(';')[0] ?? 'none';

/** Why an answer is not one that the description has, or undefined. Never more of a body than paths and codes. */
export const undescribed = ({ route, answer }: SeenAnswer): string | undefined => {
  const { method, path } = byRoute.get(route) ?? { method: '', path: '' };
  const operation = description.paths[path]?.[method.toLowerCase()];
  if (operation === undefined) return undefined;

  const response = operation.responses[String(answer.status)];
  if (response === undefined) return `${route} answered ${answer.status}`;

  if (answer.body.length === 0 || method === 'HEAD') return undefined;

  const type = typeOf(answer.headers);
  const content = response.content?.[type];
  if (content === undefined) return `${route} answered ${answer.status} as ${type}`;

  if (!type.endsWith('json')) return undefined;

  const parsed = schemaOf(content.schema).safeParse(JSON.parse(Buffer.from(answer.body).toString()));
  return parsed.success
    ? undefined
    : `${route} answered ${answer.status} with ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.code}`).join(', ')}`;
};

/** Compares every answer of a laptop cloud with the description of the API. */
export const againstDescription = () => {
  const found = new Set<string>();
  return {
    answered: (seen: SeenAnswer): void => {
      const fault = undescribed(seen);
      if (fault !== undefined) found.add(fault);
    },
    /** Throws where an answer since the last time was not as described. */
    refuse: (): void => {
      const faults = [...found].toSorted();
      found.clear();
      if (faults.length > 0)
        throw new Error(`Answers that the description of the API does not have:\n${faults.join('\n')}`);
    },
  };
};
