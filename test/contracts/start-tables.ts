import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { AwsSession } from '@sequester/aws';
import {
  dynamoOver,
  type Endpoint,
  readCloud,
  type SessionCredentials,
  startEndpoint,
  startEngine,
  type UserCredentials,
} from '@sequester/local';
import type { ProvidedContext } from 'vitest';
import type { TestProject } from 'vitest/node';

import { KmsKeys } from '../../functions/practice/kms-keys.ts';
import { ensureTables } from '../../packages/local/events/ensure-tables.ts';
import { contextOf, memberId } from './acting.ts';

type Session = 'notes' | 'disclosures' | 'extracts';

type Table = 'audit' | 'chart' | 'disclosures' | 'idempotency' | 'notes' | 'practices';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The laptop cloud's endpoint with the tables of the template, and who may do everything there. */
    laptop: { endpoint: string; tables: Record<Table, string>; credentials: UserCredentials };
    /** A practice with a therapist and their keys, and the sessions in which they are used. */
    vaults: {
      practiceId: string;
      originatorId: string;
      keyArns: { practice: string; provider: string };
      sessions: Record<Session, SessionCredentials>;
    };
  }
}

const role = (name: string): string => `arn:aws:iam::111122223333:role/sequester-dev-${name}`;

const principals = {
  accountId: '111122223333',
  region: 'us-east-1',
  vaultBucket: 'sequester-dev-111122223333-vault',
  draftsBucket: 'sequester-dev-111122223333-drafts',
  documentsBucket: 'sequester-dev-111122223333-documents',
  artifactsBucket: 'sequester-dev-111122223333-artifacts',
  extractsBucket: 'sequester-dev-111122223333-extracts',
  practiceSessionRoleArn: role('practice-session'),
  chartSessionRoleArn: role('chart-session'),
  notesSessionRoleArn: role('notes-session'),
  disclosuresSessionRoleArn: role('disclosures-session'),
  extractsSessionRoleArn: role('extracts-session'),
  recordsSessionRoleArn: role('records-session'),
  trainingSessionRoleArn: role('training-session'),
  successionSessionRoleArn: role('succession-session'),
  portalSessionRoleArn: role('portal-session'),
  releaseDownloadRoleArn: role('release-download'),
};

/** Makes the keys as the foundation of a practice and an enrolment make them. */
const placeOfVaults = async (endpoint: Endpoint): Promise<ProvidedContext['vaults']> => {
  const [context, originatorId] = [contextOf(), memberId];
  const { practiceId } = context;
  const founding = { ...context, actor: { kind: 'operator' as const, id: 'contracts' } };
  const own = { practice: practiceId, provider: originatorId, member: originatorId };
  const sessionOf = (name: string) => endpoint.issueSession(`sequester-dev-${name}-session`, { tags: own });
  const keys = new KmsKeys(new AwsSession(sessionOf('practice')), principals);
  return {
    practiceId,
    originatorId,
    keyArns: { practice: await keys.practiceKey(founding), provider: await keys.providerKey(context, originatorId) },
    sessions: {
      notes: sessionOf('notes'),
      disclosures: sessionOf('disclosures'),
      extracts: endpoint.issueSession('sequester-dev-extracts-session', { tags: { practice: practiceId } }),
    },
  };
};

/** Has clients of AWS call the endpoint during an act. The workers of all projects get the environment of this process, so it ends with the act. */
const calling = async <Made>(endpoint: Endpoint, act: () => Promise<Made>): Promise<Made> => {
  process.env['AWS_ENDPOINT_URL'] = endpoint.url;
  try {
    return await act();
  } finally {
    delete process.env['AWS_ENDPOINT_URL'];
  }
};

/** Starts the engine and the endpoint once for all suites. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), 'contracts-'));
  const [{ cloud, plan }, engine] = await Promise.all([readCloud('cdk.out'), startEngine(directory)]);
  await ensureTables(dynamoOver(engine.send), plan.tables);
  const endpoint = await startEndpoint({ cloud, directory, port: 0, dynamo: engine.send });
  const named = (part: Table): string => {
    const table = cloud.tables.find(({ name }) => name.endsWith(part));
    if (table === undefined) throw new Error(`the template has no table ${part}`);

    return table.name;
  };
  provide('laptop', {
    endpoint: endpoint.url,
    tables: {
      audit: named('audit'),
      chart: named('chart'),
      disclosures: named('disclosures'),
      idempotency: named('idempotency'),
      notes: named('notes'),
      practices: named('practices'),
    },
    credentials: endpoint.userCredentials('administrator'),
  });
  provide('vaults', await calling(endpoint, () => placeOfVaults(endpoint)));
  return async () => {
    await endpoint.close();
    await engine.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}
