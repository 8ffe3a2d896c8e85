import { RecordsManifest } from '../records-manifest.ts';
import type { Part } from './part.ts';

/** What the extract of the ordinary record can be built from again. Apart from the other parts, which every act reads. */
export const recordsManifest = {
  form: 'added',
  schema: RecordsManifest,
  long: true,
} as const satisfies Part;
