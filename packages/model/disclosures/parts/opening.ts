import { Opening } from '../artifact.ts';
import type { Part } from './part.ts';

export const opening = {
  form: 'addition',
  partition: 'request',
  row: 'ARTIFACT#{artifactId}#OPENING#{at}#{by}',
  schema: Opening,
  of: 'artifacts',
  id: 'artifactId',
  as: 'opening',
  field: 'openings',
} as const satisfies Part;
