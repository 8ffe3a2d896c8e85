import { DisclosureLogEntry } from '../disclosure-log.ts';
import type { Part } from './part.ts';

/** A disclosure that is made with the very change. It stands in the log of its patient. */
export const entry = {
  form: 'added',
  schema: DisclosureLogEntry,
} as const satisfies Part;
