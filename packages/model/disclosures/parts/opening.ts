import { Opening } from '../artifact.ts';
import type { Part } from './part.ts';

export const opening = {
  form: 'addition',
  schema: Opening,
  of: 'artifacts',
  id: 'artifactId',
  as: 'opening',
  field: 'openings',
} as const satisfies Part;
