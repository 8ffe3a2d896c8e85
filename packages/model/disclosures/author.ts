import * as z from 'zod';

import { Role } from '../actor.ts';
import { MemberId } from '../ids.ts';
import { Credentials, PersonName } from '../practice/names.ts';

/** Who wrote or told something: the member's own row at that instant, and in which role. Nobody can type it. */
export const Author = z.object({ memberId: MemberId, name: PersonName, credentials: Credentials.optional(), as: Role });
export type Author = z.infer<typeof Author>;
