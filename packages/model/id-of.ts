import * as z from 'zod';

/** Ids of one kind, known by their prefix. */
export const idOf = <Kind extends string>(kind: Kind, prefix: string) =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_[a-z0-9]{26}$`), {
      error: `Send an id as the service gave it, beginning with ${prefix}_.`,
    })
    .brand<Kind>(kind);
