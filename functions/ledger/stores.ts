import type { AwsSession } from '@sequester/aws';
import { environment, membershipRole, traceTables, traceTablesOf, type MembershipSource } from '@sequester/edge';
import {
  DynamoAttemptStore,
  DynamoAuditStore,
  DynamoChainStore,
  DynamoMembershipRows,
  DynamoTraceStore,
} from '@sequester/store';

import { StoredChainVerifier } from './stored-chain-verifier.ts';

export const settings = environment({ ...traceTables, ...membershipRole });

const tables = traceTablesOf(settings);

/** The stores of a session of one practice. */
export const stores = (session: AwsSession) => ({
  attempts: new DynamoAttemptStore(session, tables),
  traces: new DynamoTraceStore(session, tables),
  audits: new DynamoAuditStore(session, tables.audit),
  chains: new StoredChainVerifier(new DynamoChainStore(session, tables.audit)),
});

/** Where the row of a caller's membership is read. */
export const memberships: MembershipSource = {
  roleArn: settings.MEMBERSHIP_ROLE_ARN,
  rows: (open) => new DynamoMembershipRows(open, settings.TABLE_PRACTICES),
  inScopedRole: true,
};
