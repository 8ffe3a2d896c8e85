import { PasscodeTold } from '../code-channel.ts';
import type { Part } from './part.ts';

/** That the passcode of a link was told. */
export const passcodeTold = {
  form: 'addition',
  schema: PasscodeTold,
  of: 'links',
  id: 'linkId',
  as: 'told',
  field: 'passcodeTold',
} as const satisfies Part;
