import type * as z from 'zod';

import type { RefusalCode } from '../../refusal-codes.ts';

/** One kind of rows that belong to a request. How their keys are written says the grammar of rows. */
interface Rows {
  schema: z.ZodType<object>;
  /** The field of a change that writes them, where it is not called like the part. */
  change?: string;
  /** May be longer than a row: packed, in as many rows as it takes. */
  long?: true;
  /** What it means that the row is there already, where that is no fault. */
  refusal?: RefusalCode;
  /** Fields of a row that a later change sets, in a row that is there; `once`: unless they are set. */
  updated?: { change: string; id: string; sets: readonly string[]; many?: true; once?: true; refusal?: RefusalCode };
}

/** A record that is added once and never changed, and where it stands in the file of its request. */
interface Added extends Rows {
  form: 'added';
  list?: string;
  /** The order of the list, where it is not that of the keys. */
  inOrderOf?: string;
}

/** What happened to a record of the list `of` since: its `field` collects it. A change names the record by `id`, and gives what is added as `as`. */
interface Addition extends Rows {
  form: 'addition';
  of: string;
  id: string;
  as: string;
  field: string;
}

/** Records of which a later one takes the place of an earlier one with the same key. */
interface Replaced extends Rows {
  form: 'replaced';
  list: string;
}

/** Written by itself and not with a change of the request; `one` is its place in the file. */
interface Apart extends Rows {
  form: 'apart';
  one?: string;
}

export type Part = Added | Addition | Replaced | Apart;
