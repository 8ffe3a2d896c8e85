import type { AwsSession } from '@sequester/aws';
import { environment, implementFor, traceTables } from '@sequester/edge';
import { DynamoAttemptStore, DynamoAuditStore, DynamoChainStore, DynamoTraceStore } from '@sequester/store';
import { StoredChainVerifier } from './stored-chain-verifier.ts';

export const settings = environment(traceTables);

const tables = { audit: settings.TABLE_AUDIT, idempotency: settings.TABLE_IDEMPOTENCY };

/** The stores of a session of one practice. */
export const stores = (session: AwsSession) => ({
  attempts: new DynamoAttemptStore(session, tables),
  traces: new DynamoTraceStore(session, tables),
  audits: new DynamoAuditStore(session, tables.audit),
  chains: new StoredChainVerifier(new DynamoChainStore(session, tables.audit)),
});

export const implement = implementFor<ReturnType<typeof stores>>();
