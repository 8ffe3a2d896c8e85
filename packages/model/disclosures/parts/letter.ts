import { RecordedLetter } from '../letter.ts';
import type { Part } from './part.ts';

export const letter = {
  form: 'added',
  schema: RecordedLetter,
  list: 'letters',
  inOrderOf: 'at',
} as const satisfies Part;
