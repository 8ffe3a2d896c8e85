import { ArtifactChange } from '../artifact.ts';
import type { Part } from './part.ts';

export const artifactChange = {
  form: 'addition',
  schema: ArtifactChange,
  of: 'artifacts',
  id: 'artifactId',
  as: 'change',
  field: 'changes',
} as const satisfies Part;
