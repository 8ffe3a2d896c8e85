import * as z from 'zod';

/** Reads the environment once, at start, by a schema; a missing variable ends the function before its first request. */
export const environment = <Shape extends z.ZodRawShape>(shape: Shape) => z.object(shape).parse(process.env);

/** The two tables that every act writes to. */
export const traceTables = { TABLE_AUDIT: z.string(), TABLE_IDEMPOTENCY: z.string(), SESSION_ROLE_ARN: z.string() };
