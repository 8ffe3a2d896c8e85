import * as z from 'zod';

export const phiRegistry = z.registry<{ phi: true }>();

/** Marks a field as protected health information, so that tests can walk every such field. */
export const phi = <Schema extends z.ZodType>(schema: Schema): Schema => {
  phiRegistry.add<z.ZodType>(schema, { phi: true });
  return schema;
};
