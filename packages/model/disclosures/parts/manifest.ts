import { RecordedManifest } from '../manifest.ts';
import type { Part } from './part.ts';

/** What the extract that was built can be built from again. Apart from the other parts, which every act reads. */
export const manifest = {
  form: 'added',
  schema: RecordedManifest,
  long: true,
} as const satisfies Part;
