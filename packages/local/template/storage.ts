import * as z from 'zod';

import type { CloudBucket, CloudKey, CloudQueue, PolicyDocument } from '../types.ts';
import { Document } from './policy-document.ts';
import type { Resource } from './resources.ts';

const BucketProperties = z.object({
  BucketEncryption: z
    .object({
      ServerSideEncryptionConfiguration: z.array(
        z.object({
          BucketKeyEnabled: z.boolean().optional(),
          ServerSideEncryptionByDefault: z.object({
            SSEAlgorithm: z.enum(['aws:kms', 'AES256']),
            KMSMasterKeyID: z.string().optional(),
          }),
        }),
      ),
    })
    .optional(),
  CorsConfiguration: z
    .object({
      CorsRules: z.array(
        z.object({
          AllowedOrigins: z.array(z.string()),
          AllowedMethods: z.array(z.string()),
          AllowedHeaders: z.array(z.string()).default([]),
          ExposedHeaders: z.array(z.string()).default([]),
          MaxAge: z.number().optional(),
        }),
      ),
    })
    .optional(),
  LifecycleConfiguration: z
    .object({
      Rules: z.array(
        z.object({
          Status: z.string(),
          AbortIncompleteMultipartUpload: z.object({ DaysAfterInitiation: z.number() }).optional(),
        }),
      ),
    })
    .optional(),
  ObjectLockConfiguration: z
    .object({
      Rule: z
        .object({ DefaultRetention: z.object({ Days: z.number().optional(), Years: z.number().optional() }) })
        .optional(),
    })
    .optional(),
  VersioningConfiguration: z.object({ Status: z.string() }).optional(),
});

const BucketPolicyProperties = z.object({ Bucket: z.string(), PolicyDocument: Document });

const bucket = ({ identity, properties }: Resource, policies: Map<string, PolicyDocument>): CloudBucket => {
  const parsed = BucketProperties.parse(properties);
  const retention = parsed.ObjectLockConfiguration?.Rule?.DefaultRetention;
  const encryption = parsed.BucketEncryption?.ServerSideEncryptionConfiguration[0];
  return {
    name: identity.ref,
    arn: String(identity.attributes['Arn']),
    policy: policies.get(identity.ref),
    encryption:
      encryption === undefined
        ? undefined
        : {
            algorithm: encryption.ServerSideEncryptionByDefault.SSEAlgorithm,
            keyArn: encryption.ServerSideEncryptionByDefault.KMSMasterKeyID,
            bucketKey: encryption.BucketKeyEnabled === true,
          },
    versioned: parsed.VersioningConfiguration?.Status === 'Enabled',
    cors: parsed.CorsConfiguration?.CorsRules.map((rule) => ({
      origins: rule.AllowedOrigins,
      methods: rule.AllowedMethods,
      headers: rule.AllowedHeaders,
      exposed: rule.ExposedHeaders,
      maxAgeSeconds: rule.MaxAge,
    })),
    uploadDays: parsed.LifecycleConfiguration?.Rules.find(
      (rule) => rule.Status === 'Enabled' && rule.AbortIncompleteMultipartUpload !== undefined,
    )?.AbortIncompleteMultipartUpload?.DaysAfterInitiation,
    lockedDays: retention === undefined ? undefined : (retention.Days ?? (retention.Years ?? 0) * 365),
  };
};

const KeyProperties = z.object({
  KeyPolicy: Document,
  KeySpec: z.enum(['SYMMETRIC_DEFAULT', 'HMAC_256', 'ECC_NIST_P256']).default('SYMMETRIC_DEFAULT'),
  KeyUsage: z.enum(['ENCRYPT_DECRYPT', 'GENERATE_VERIFY_MAC', 'SIGN_VERIFY']).default('ENCRYPT_DECRYPT'),
  Tags: z.array(z.object({ Key: z.string(), Value: z.string() })).default([]),
});

const AliasProperties = z.object({ AliasName: z.string(), TargetKeyId: z.string() });

const key = ({ identity, properties }: Resource, aliases: z.infer<typeof AliasProperties>[]): CloudKey => {
  const parsed = KeyProperties.parse(properties);
  const arn = String(identity.attributes['Arn']);
  return {
    arn,
    alias: aliases.find(({ TargetKeyId }) => TargetKeyId === arn || TargetKeyId === identity.ref)?.AliasName,
    policy: parsed.KeyPolicy,
    spec: parsed.KeySpec,
    usage: parsed.KeyUsage,
    tags: Object.fromEntries(parsed.Tags.map(({ Key, Value }) => [Key, Value])),
  };
};

const QueueProperties = z.object({
  KmsMasterKeyId: z.string().optional(),
  FifoQueue: z.boolean().default(false),
  ContentBasedDeduplication: z.boolean().default(false),
  VisibilityTimeout: z.number().default(30),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() }).optional(),
});

const queue = ({ identity, properties }: Resource): CloudQueue => {
  const parsed = QueueProperties.parse(properties);
  const redrive = parsed.RedrivePolicy;
  return {
    name: String(identity.attributes['QueueName']),
    arn: String(identity.attributes['Arn']),
    url: identity.ref,
    keyArn: parsed.KmsMasterKeyId,
    fifo: parsed.FifoQueue,
    contentBasedDeduplication: parsed.ContentBasedDeduplication,
    visibilitySeconds: parsed.VisibilityTimeout,
    redrive:
      redrive === undefined ? undefined : { arn: redrive.deadLetterTargetArn, mostReceives: redrive.maxReceiveCount },
  };
};

/** What keeps data beside tables: buckets with their policies, keys with their aliases, queues. */
export const storageOf = (
  resources: Resource[],
): { buckets: CloudBucket[]; keys: CloudKey[]; queues: CloudQueue[] } => {
  const of = (type: string): Resource[] => resources.filter((resource) => resource.type === type);
  const bucketPolicies = new Map(
    of('AWS::S3::BucketPolicy').map(({ properties }): [string, PolicyDocument] => {
      const { Bucket, PolicyDocument: document } = BucketPolicyProperties.parse(properties);
      return [Bucket, document];
    }),
  );
  const aliases = of('AWS::KMS::Alias').map(({ properties }) => AliasProperties.parse(properties));
  return {
    buckets: of('AWS::S3::Bucket').map((resource) => bucket(resource, bucketPolicies)),
    keys: of('AWS::KMS::Key').map((resource) => key(resource, aliases)),
    queues: of('AWS::SQS::Queue').map(queue),
  };
};
