import { RecordedArtifact } from '../artifact.ts';
import type { Part } from './part.ts';

/** A paper as it was recorded. */
export const artifact = {
  form: 'added',
  schema: RecordedArtifact,
  list: 'artifacts',
  inOrderOf: 'recordedAt',
} as const satisfies Part;
