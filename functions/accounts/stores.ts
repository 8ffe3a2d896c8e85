import { environment, ownSession, personSession, SesMailer, traceTables, traceTablesOf } from '@sequester/edge';
import { DynamoPersonStore } from '@sequester/store';
import * as z from 'zod';

import { CognitoIssuer } from './cognito-issuer.ts';

const settings = environment({ ...traceTables, USER_POOL_ID: z.string(), SENDER_ADDRESS: z.string() });

const tables = traceTablesOf(settings);

/** The issuer and the mail in the function's own session; rows in one of the person and the practice that they are about. */
export const stores = {
  persons: new DynamoPersonStore((tags) => personSession(settings.SESSION_ROLE_ARN, tags), tables),
  issuer: new CognitoIssuer(ownSession(), settings.USER_POOL_ID),
  mailer: new SesMailer(ownSession(), settings.SENDER_ADDRESS),
};

/** Whether there is a person to an account: asked for every account there is, before anybody is known. */
export const everyPerson = new DynamoPersonStore(async () => ownSession(), tables);
