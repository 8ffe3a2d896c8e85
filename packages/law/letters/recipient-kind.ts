import * as z from 'zod';

import { recipientKinds } from '../vocabulary/recipient-kinds.ts';

/** Whom a letter answers, each in its own words. */
export const RecipientKind = z.enum(recipientKinds);
export type RecipientKind = z.infer<typeof RecipientKind>;
