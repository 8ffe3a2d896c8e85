import { holderKinds } from '@sequester/law/vocabulary';
import * as z from 'zod';

/** Whose records the practice holds, and which office of the state licenses it as a facility; without an office it is a private practice. */
export const Licence = z.strictObject({
  kind: z.enum(holderKinds),
  licensedBy: z.string().trim().min(1).max(200).optional(),
});
export type Licence = z.infer<typeof Licence>;
