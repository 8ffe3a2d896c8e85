import type { Send } from './events/dynamo.ts';

/** A policy document as the template or a caller wrote it. */
export interface PolicyDocument {
  Version?: string | undefined;
  Statement: unknown;
}

export interface NamedPolicy {
  name: string;
  document: PolicyDocument;
}

export interface CloudRole {
  name: string;
  arn: string;
  trustPolicy: PolicyDocument;
  policies: NamedPolicy[];
  /** Seconds; 3600 where the template says nothing. */
  maxSessionSeconds?: number | undefined;
}

export interface CloudUser {
  name: string;
  arn: string;
  policies: NamedPolicy[];
}

export interface KeySchema {
  partition: string;
  sort?: string | undefined;
}

export interface CloudTable {
  name: string;
  arn: string;
  keySchema: KeySchema;
  indexes: { name: string; keySchema: KeySchema }[];
  streamArn?: string | undefined;
  /** The key under which its rows and its stream lie, where the template names one. */
  keyArn?: string | undefined;
}

export interface BucketEncryption {
  algorithm: 'aws:kms' | 'AES256';
  keyArn?: string | undefined;
  bucketKey?: boolean | undefined;
}

/** Which pages of a browser may call a bucket, and how. */
export interface BucketCors {
  origins: string[];
  methods: string[];
  headers: string[];
  exposed: string[];
  maxAgeSeconds?: number | undefined;
}

export interface CloudBucket {
  name: string;
  arn: string;
  policy?: PolicyDocument | undefined;
  encryption?: BucketEncryption | undefined;
  versioned: boolean;
  cors?: BucketCors[] | undefined;
  /** Days after which the lifecycle ends an upload in parts that was not completed. */
  uploadDays?: number | undefined;
  /** Days for which a version cannot be removed by anyone (Object Lock). */
  lockedDays?: number | undefined;
}

export type KeySpec = 'SYMMETRIC_DEFAULT' | 'HMAC_256' | 'ECC_NIST_P256';
export type KeyUsage = 'ENCRYPT_DECRYPT' | 'GENERATE_VERIFY_MAC' | 'SIGN_VERIFY';

export interface CloudKey {
  arn: string;
  /** With its `alias/` prefix. */
  alias?: string | undefined;
  policy: PolicyDocument;
  spec: KeySpec;
  usage: KeyUsage;
  tags: Record<string, string>;
}

export interface CloudQueue {
  name: string;
  arn: string;
  url: string;
  /** The key under which its messages lie, where the template names one. */
  keyArn?: string | undefined;
  /** In order within each message group. */
  fifo?: boolean | undefined;
  /** What a message is sent under where it names nothing: its own digest. */
  contentBasedDeduplication?: boolean | undefined;
  /** Seconds for which a message that was received is hidden; 30 where the template says nothing. */
  visibilitySeconds?: number | undefined;
  /** Where a message goes that was received so often and never deleted. */
  redrive?: { arn: string; mostReceives: number } | undefined;
}

/** A message as a function is handed it. */
export interface ReceivedMessage {
  id: string;
  receipt: string;
  body: string;
  attributes: Record<string, string>;
}

/** The side of the queues that functions are fed from. */
export interface QueueReader {
  /** Calls the listener with the name of each queue in which something may be received. */
  onArrival(listener: (queue: string) => void): void;
  /** Messages that are now hidden for as long as the queue says. */
  take(queue: string, most: number): ReceivedMessage[];
  delete(queue: string, receipt: string): void;
  /** When the first message that is hidden can be received again, as epoch milliseconds; undefined where none is. */
  nextVisibleAt(queue: string): number | undefined;
}

/** What the template makes of the part of AWS that the endpoint answers for. What is not in it does not exist. */
export interface Cloud {
  accountId: string;
  region: string;
  roles: CloudRole[];
  users: CloudUser[];
  tables: CloudTable[];
  buckets: CloudBucket[];
  keys: CloudKey[];
  userPools: { id: string; arn?: string | undefined }[];
  queues: CloudQueue[];
}

/** Credentials of a user, which do not end. */
export interface UserCredentials {
  accessKeyId: string;
  secretAccessKey: string;
}

/** Credentials of a session of a role; `expiresAt` is epoch milliseconds. */
export interface SessionCredentials extends UserCredentials {
  sessionToken: string;
  expiresAt: number;
}

/** A message that SES or End User Messaging took and the outbox keeps. */
export interface Mail {
  id: string;
  at: string;
  /** Where it is no mail. */
  by?: 'text-message' | undefined;
  from: string;
  to: string[];
  subject: string;
  text: string;
  html?: string | undefined;
}

/** An account of a user pool whose people sign in with their address: the user name is the `sub`. */
export interface StoredUser {
  poolId: string;
  username: string;
  sub: string;
  attributes: Record<string, string>;
  groups: string[];
  enabled: boolean;
  status: 'FORCE_CHANGE_PASSWORD' | 'CONFIRMED';
  /** Of the last sign-out everywhere. */
  signedOutAt?: string | undefined;
  createdAt: string;
  modifiedAt: string;
}

/** The accounts of the user pools, shared by the Cognito API and the local issuer. */
export interface UserStore {
  list(poolId: string): StoredUser[];
  /** By user name, `sub` or e-mail address. */
  find(poolId: string, name: string): StoredUser | undefined;
  /** Writes the account whole; it survives a kill. */
  put(user: StoredUser): void;
}

/** A call that was refused, and why, in words for the one who runs the laptop cloud. */
export interface RefusedCall {
  at: string;
  service: string;
  operation: string;
  principal: string;
  code: string;
  reason: string;
}

export interface EndpointOptions {
  cloud: Cloud;
  /** Keys, objects, accounts, queues and mail live below it. */
  directory: string;
  /** 0 takes a free port. */
  port: number;
  /** Epoch milliseconds. */
  clock?: (() => number) | undefined;
  /** The DynamoDB engine; without it no table answers. */
  dynamo?: Send | undefined;
  /** The origin of the API here, which stands for the template's public address in the CORS rules of buckets. */
  publicOrigin?: string | undefined;
  onTableWrite?: ((tableName: string) => void) | undefined;
  onMail?: ((mail: Mail) => void) | undefined;
  onRefusal?: ((refused: RefusedCall) => void) | undefined;
  /** Seconds after which KMS knows a grant, 0 where nothing is said; AWS says up to five minutes. */
  grantDelaySeconds?: number | undefined;
  /** Answers `lambda:InvokeFunction`; without it no function exists here. */
  invoke?: ((functionName: string, payload: unknown) => Promise<{ ok: boolean; result: unknown }>) | undefined;
}

export interface SessionRequest {
  tags?: Record<string, string> | undefined;
  sessionPolicy?: PolicyDocument | undefined;
  sessionName?: string | undefined;
  /** 3600 where nothing is said. */
  seconds?: number | undefined;
}

/** The running AWS endpoint. */
export interface Endpoint {
  url: string;
  users: UserStore;
  /** Credentials of a role as its service would hand them over: no trust policy is asked. */
  issueSession(roleName: string, request?: SessionRequest): SessionCredentials;
  /** Credentials of a user of the cloud, the same at every start. */
  userCredentials(userName: string): UserCredentials;
  sendToQueue(queueArn: string, body: string): void;
  queues: QueueReader;
  outbox(): Mail[];
  /** The last refusals, oldest first. */
  refusals(): RefusedCall[];
  close(): Promise<void>;
}
