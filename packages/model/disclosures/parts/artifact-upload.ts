import { ArtifactUpload } from '../artifact.ts';
import type { Part } from './part.ts';

/** The document of a paper that is to be recorded. One upload is one paper: another paper is refused `upload-used`. */
export const artifactUpload = {
  form: 'apart',
  schema: ArtifactUpload,
  updated: { change: 'usedUpload', id: 'uploadId', sets: ['artifactId'], once: true, refusal: 'upload-used' },
} as const satisfies Part;
