import { Acceptance } from '../artifact.ts';
import type { Part } from './part.ts';

export const acceptance = {
  form: 'addition',
  schema: Acceptance,
  of: 'artifacts',
  id: 'artifactId',
  as: 'acceptance',
  field: 'acceptances',
} as const satisfies Part;
