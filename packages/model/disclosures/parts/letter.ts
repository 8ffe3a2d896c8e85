import { RecordedLetter } from '../letter.ts';
import type { Part } from './part.ts';

export const letter = {
  form: 'added',
  partition: 'request',
  row: 'LETTER#{letterId}',
  schema: RecordedLetter,
  list: 'letters',
  inOrderOf: 'at',
} as const satisfies Part;
