import { Dispatch } from '../letter.ts';
import type { Part } from './part.ts';

export const dispatch = {
  form: 'addition',
  partition: 'request',
  row: 'LETTER#{letterId}#DISPATCH#{at}',
  schema: Dispatch,
  of: 'letters',
  id: 'letterId',
  as: 'dispatch',
  field: 'dispatches',
} as const satisfies Part;
