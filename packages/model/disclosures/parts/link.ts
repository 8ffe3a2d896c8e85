import { Link } from '../link.ts';
import type { Part } from './part.ts';

/** Links that were issued, and later end. */
export const link = {
  form: 'added',
  schema: Link,
  change: 'issued',
  list: 'links',
  inOrderOf: 'issuedAt',
  updated: { change: 'ended', id: 'linkId', sets: ['state', 'stateAt'], many: true },
} as const satisfies Part;
