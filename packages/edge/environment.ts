import * as z from 'zod';

/** Reads the environment once, at start, by a schema; a missing variable ends the function before its first request. */
export const environment = <Shape extends z.ZodRawShape>(shape: Shape) => z.object(shape).parse(process.env);

/** The tables that every act writes to, or that it stands in. */
export const traceTables = {
  TABLE_AUDIT: z.string(),
  TABLE_IDEMPOTENCY: z.string(),
  TABLE_PRACTICES: z.string(),
  SESSION_ROLE_ARN: z.string(),
};

/** The names of those tables, as the stores take them. */
export const traceTablesOf = (settings: {
  TABLE_AUDIT: string;
  TABLE_IDEMPOTENCY: string;
  TABLE_PRACTICES: string;
}) => ({
  audit: settings.TABLE_AUDIT,
  idempotency: settings.TABLE_IDEMPOTENCY,
  practices: settings.TABLE_PRACTICES,
});

/** The role that reads the row of a caller's membership. */
export const membershipRole = { MEMBERSHIP_ROLE_ARN: z.string() };
