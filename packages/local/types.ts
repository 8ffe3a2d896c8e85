/** A policy document as IAM reads it. */
export type PolicyDocument = Record<string, unknown>;

/** A role of the template: who may assume it, and what its identity policies say. */
export interface CloudRole {
  name: string;
  arn: string;
  trust: PolicyDocument;
  policies: { name: string; document: PolicyDocument }[];
  maxSessionSeconds: number;
}

export interface CloudTable {
  name: string;
  arn: string;
  streamArn: string | undefined;
  /** The table's CMK, when it has one. */
  keyArn: string | undefined;
  /** The body of the CreateTable call that makes it. */
  create: Record<string, unknown>;
  ttlAttribute: string | undefined;
}

export interface CloudBucket {
  name: string;
  arn: string;
  policy: PolicyDocument | undefined;
  /** Default encryption; `keyArn` only with `aws:kms`. */
  encryption: { algorithm: string; keyArn: string | undefined; bucketKey: boolean } | undefined;
  versioned: boolean;
  /** Object lock with its default retention. */
  lock: { mode: string; days: number } | undefined;
  cors: { origins: string[]; methods: string[]; headers: string[]; exposed: string[]; maxAgeSeconds: number | undefined }[];
}

export interface CloudKey {
  id: string;
  arn: string;
  /** `SYMMETRIC_DEFAULT`, `ECC_NIST_P256`, `HMAC_256`. */
  spec: string;
  /** `ENCRYPT_DECRYPT`, `SIGN_VERIFY`, `GENERATE_VERIFY_MAC`. */
  usage: string;
  policy: PolicyDocument;
  description: string;
  enabled: boolean;
  aliases: string[];
  tags: Record<string, string>;
}

export interface CloudQueue {
  name: string;
  arn: string;
  url: string;
  policy: PolicyDocument | undefined;
}

export interface CloudUserPool {
  id: string;
  arn: string;
  clientIds: string[];
}

/** What exists locally: everything the template holds, and nothing else. */
export interface Cloud {
  accountId: string;
  region: string;
  roles: CloudRole[];
  tables: CloudTable[];
  buckets: CloudBucket[];
  keys: CloudKey[];
  queues: CloudQueue[];
  userPools: CloudUserPool[];
  functions: { name: string; arn: string }[];
}

export interface IssuedCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  /** Epoch milliseconds; absent for the long-lived keys of a user. */
  expiresAt?: number;
}

/** A mail that SES took. */
export interface Mail {
  id: string;
  at: string;
  from: string;
  to: string[];
  subject: string;
  text: string;
}

/** A person of the user pool. */
export interface PoolUser {
  username: string;
  sub: string;
  enabled: boolean;
  /** The temporary password that the invitation mailed; it is never asked to change locally. */
  password: string;
  attributes: Record<string, string>;
}

export type InvocationAnswer =
  | { ok: true; result: unknown }
  | { ok: false; error: { errorType: string; errorMessage: string; trace?: string[] | undefined } };

export interface EndpointSettings {
  cloud: Cloud;
  /** Where keys, objects, mails and users are kept. */
  directory: string;
  port: number;
  dynamodbUrl: string;
  now(): number;
  /** Lambda Invoke, after it was authorised. */
  invoke(functionName: string, event: unknown): Promise<InvocationAnswer>;
  /** Told after a write to a table was answered with success. */
  wrote(tableName: string): void;
}

/** The running AWS endpoint. */
export interface Endpoint {
  url: string;
  /** Credentials of an IAM user (`administrator`). */
  credentials(name: string): IssuedCredentials;
  /** Credentials of an execution role, as Lambda hands them to a function: role name and function name. */
  execution(roleName: string, functionName: string): IssuedCredentials;
  /** Any role with session tags, past its trust policy, for tests. */
  assume(roleName: string, tags: Record<string, string>, sessionPolicy?: PolicyDocument): IssuedCredentials;
  outbox(): Mail[];
  /** A message to a queue from the laptop cloud itself (failure destinations). */
  send(queueArn: string, body: string): Promise<void>;
  userNamed(name: string): PoolUser | undefined;
  userWithSub(sub: string): PoolUser | undefined;
  /** Adds or replaces a person of the pool, without a mail. */
  putUser(user: PoolUser): void;
  /** One line for every refusal and fault, never a value. */
  log(): string[];
  stop(): Promise<void>;
}

/** Starts the AWS endpoint of a cloud. */
export type StartEndpoint = (settings: EndpointSettings) => Promise<Endpoint>;
