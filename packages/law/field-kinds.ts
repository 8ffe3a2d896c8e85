import * as z from 'zod';

import { Facts } from './facts.ts';

/** A field of the facts: the kind of object that has it, its name, and the closed values that it takes. */
export interface FieldKind {
  kind: string;
  field: string;
  values: unknown[];
}

const inner = (schema: z.core.$ZodType): z.core.$ZodType => {
  if (schema instanceof z.ZodPipe) return inner(schema.out);
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable ? inner(schema.unwrap()) : schema;
};

const closedValues = (schema: z.core.$ZodType): unknown[] => {
  if (schema instanceof z.ZodEnum) return schema.options;
  if (schema instanceof z.ZodBoolean) return [true, false];
  if (schema instanceof z.ZodArray) return [[], ...closedValues(inner(schema.element)).map((value) => [value])];
  return [];
};

const ofArtifact = (schema: z.core.$ZodType, kind: string): FieldKind[] => {
  if (!(schema instanceof z.ZodObject)) return [];
  const type: unknown = schema.shape['type'];
  return type instanceof z.ZodLiteral ? fieldsIn(schema, `${kind}:${String(type.value)}`) : [];
};

/** Every field below a schema that holds a value of its own, by the kind of the object that has it. */
const fieldsIn = (schema: z.core.$ZodType, kind: string): FieldKind[] => {
  const whole = inner(schema);
  if (whole instanceof z.ZodArray) return fieldsIn(whole.element, kind);
  if (whole instanceof z.ZodDiscriminatedUnion) return whole.options.flatMap((option) => ofArtifact(option, kind));
  if (!(whole instanceof z.ZodObject)) return [];
  return Object.entries(whole.shape).flatMap(([field, value]: [string, z.core.$ZodType]) => {
    const below = fieldsIn(value, `${kind}.${field}`);
    return below.length > 0 ? below : [{ kind, field, values: closedValues(inner(value)) }];
  });
};

/** Every field of the vocabulary. */
export const fieldKinds = (): FieldKind[] => fieldsIn(Facts, 'facts').filter(({ field }) => field !== 'type');
