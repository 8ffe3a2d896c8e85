import { Dispatch } from '../letter.ts';
import type { Part } from './part.ts';

export const dispatch = {
  form: 'addition',
  schema: Dispatch,
  of: 'letters',
  id: 'letterId',
  as: 'dispatch',
  field: 'dispatches',
} as const satisfies Part;
