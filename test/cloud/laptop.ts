import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { STSClient } from '@aws-sdk/client-sts';
import {
  dynamoOver,
  startEndpoint,
  startEngine,
  type Endpoint,
  type EndpointOptions,
  type PolicyDocument,
} from '@sequester/local';

import { cloud, practice, providerKeyPolicy, region, therapist } from './policies.ts';

interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string | undefined;
}

export const clientsOf = (endpoint: string, given: Credentials) => {
  const { accessKeyId, secretAccessKey, sessionToken } = given;
  const credentials = { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
  const common = { endpoint, region, credentials, maxAttempts: 1 };
  return {
    credentials,
    dynamo: new DynamoDBClient(common),
    kms: new KMSClient(common),
    s3: new S3Client({ ...common, forcePathStyle: true }),
    ses: new SESv2Client(common),
    sts: new STSClient(common),
  };
};

export type Clients = ReturnType<typeof clientsOf>;

/** An AWS endpoint on a fresh directory, and clients of the AWS SDK for it. */
export class Laptop {
  readonly directory: string;
  readonly endpoint: Endpoint;
  readonly administrator: Clients;

  constructor(directory: string, endpoint: Endpoint) {
    this.directory = directory;
    this.endpoint = endpoint;
    this.administrator = this.clients(endpoint.userCredentials('administrator'));
  }

  clients(credentials: Credentials): Clients {
    return clientsOf(this.endpoint.url, credentials);
  }

  /** Clients in a session of a role, with tags. */
  as(
    role: string,
    tags: Record<string, string> = { practice, provider: therapist },
    sessionPolicy?: PolicyDocument,
  ): Clients {
    return this.clients(this.endpoint.issueSession(role, { tags, sessionPolicy }));
  }

  /** A therapist's key, made as enrolment makes it. */
  async providerKey(practiceId = practice, provider = therapist): Promise<string> {
    const { KeyMetadata } = await this.administrator.kms.send(
      new CreateKeyCommand({
        Policy: JSON.stringify(providerKeyPolicy(practiceId, provider)),
        Tags: [
          { TagKey: 'practice', TagValue: practiceId },
          { TagKey: 'provider', TagValue: provider },
        ],
      }),
    );
    return KeyMetadata?.Arn ?? '';
  }
}

export const objectKey = (name: string, practiceId = practice, provider = therapist): string =>
  `practices/${practiceId}/providers/${provider}/notes/${name}.pdf`;

export const objectArn = (key: string): string => `arn:aws:s3:::vault/${key}`;

/** PutObject as the vault writes: once, under a key of KMS. */
export const sealed = (key: string, keyArn: string | undefined, body = 'sealed'): PutObjectCommand =>
  new PutObjectCommand({
    Bucket: 'vault',
    Key: key,
    Body: body,
    IfNoneMatch: '*',
    ServerSideEncryption: 'aws:kms',
    SSEKMSKeyId: keyArn,
  });

/** The code of the error that a call ends with, or `none`. */
export const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'none',
    (fault: unknown) => (fault instanceof Error ? fault.name : 'unknown'),
  );

const table = {
  TableName: 'notes',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk'].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S',
  })),
  KeySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'by-patient',
      KeySchema: [
        { AttributeName: 'gsi1pk', KeyType: 'HASH' },
        { AttributeName: 'gsi1sk', KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    },
  ],
};

/** Starts an endpoint for one test file; `stop` ends it and drops its state. */
export const startLaptop = async (
  more: Partial<EndpointOptions> & { tables?: boolean } = {},
): Promise<Laptop & { stop(): Promise<void> }> => {
  const directory = mkdtempSync(join(tmpdir(), 'laptop-'));
  const { tables = false, ...options } = more;
  const engine = tables ? await startEngine(directory) : undefined;
  if (engine !== undefined) await dynamoOver(engine.send)('CreateTable', table);

  const endpoint = await startEndpoint({ cloud, directory, port: 0, dynamo: engine?.send, ...options });
  return Object.assign(new Laptop(directory, endpoint), {
    stop: async () => {
      await endpoint.close();
      await engine?.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  });
};
