import type { AwsSession } from '@sequester/aws';
import { environment, membershipRole, traceTables, traceTablesOf, type MembershipSource } from '@sequester/edge';
import {
  DynamoAttemptStore,
  DynamoMembershipRows,
  DynamoNoteDraftStore,
  DynamoNoteNames,
  DynamoNoteStore,
  DynamoOriginatorKeyStore,
  DynamoTraceStore,
} from '@sequester/store';
import { S3DraftVault, S3NoteVault } from '@sequester/vault';
import * as z from 'zod';

import { lazyPress } from './lazy-press.ts';

export const settings = environment({
  ...traceTables,
  ...membershipRole,
  TABLE_NOTES: z.string(),
  TABLE_CHART: z.string(),
  BUCKET_VAULT: z.string(),
  BUCKET_DRAFTS: z.string(),
});

const tables = {
  notes: settings.TABLE_NOTES,
  chart: settings.TABLE_CHART,
  ...traceTablesOf(settings),
};

/** The stores of one originator's session. */
export const stores = (session: AwsSession) => ({
  attempts: new DynamoAttemptStore(session, tables),
  traces: new DynamoTraceStore(session, tables),
  notes: new DynamoNoteStore(session, tables),
  noteNames: new DynamoNoteNames(session, tables),
  originatorKeys: new DynamoOriginatorKeyStore(session, settings.TABLE_PRACTICES),
  drafts: new DynamoNoteDraftStore(session, tables),
  vault: new S3NoteVault(session, settings.BUCKET_VAULT),
  draftVault: new S3DraftVault(session, { drafts: settings.BUCKET_DRAFTS, vault: settings.BUCKET_VAULT }),
  press: lazyPress,
});

/** Where the row of a caller's membership is read. */
export const memberships: MembershipSource = {
  roleArn: settings.MEMBERSHIP_ROLE_ARN,
  rows: (open) => new DynamoMembershipRows(open, settings.TABLE_PRACTICES),
  inScopedRole: true,
};
