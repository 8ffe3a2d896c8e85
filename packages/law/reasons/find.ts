import { reasonRows } from './reason.ts';
import type { ReasonRow } from './row.ts';

const byCode = new Map<string, ReasonRow>(reasonRows);

/** The row of a reason as it stands in a stored decision; undefined for a code that this engine no longer gives. */
export const rowOf = (code: string): ReasonRow | undefined => byCode.get(code);
