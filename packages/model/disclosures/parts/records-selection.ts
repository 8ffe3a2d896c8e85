import { RecordsSelection } from '../records-selection.ts';
import type { Part } from './part.ts';

/** What of the ordinary record was chosen, each choice in the place of the one before it. */
export const recordsSelection = {
  form: 'added',
  schema: RecordsSelection,
  list: 'recordsSelections',
  long: true,
} as const satisfies Part;
