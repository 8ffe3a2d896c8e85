import { StatementDraft } from '../statement.ts';
import type { Part } from './part.ts';

export const draft = {
  form: 'added',
  schema: StatementDraft,
  list: 'drafts',
} as const satisfies Part;
