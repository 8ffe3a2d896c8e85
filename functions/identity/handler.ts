import { AwsSession, functionCredentials } from '@sequester/aws';
import { environment } from '@sequester/edge';
import { DynamoPersonStore } from '@sequester/store';
import * as z from 'zod';

import { tokenClaims } from './token-claims.ts';

const settings = environment({ TABLE_PRACTICES: z.string() });
const tables = { practices: settings.TABLE_PRACTICES, audit: '', idempotency: '' };
const session = new AwsSession(functionCredentials());
const persons = new DynamoPersonStore(async () => session, tables);

export const handler = tokenClaims((sub) => persons.person(sub));
