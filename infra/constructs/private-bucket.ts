import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  ObjectOwnership,
  type CorsRule,
  type IBucket,
  type LifecycleRule,
  type ObjectLockRetention,
} from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';

import { acknowledge } from './acknowledged.ts';

export interface PrivateBucketProps {
  name: string;
  logs: IBucket;
  key: IKey;
  retain: boolean;
  lifecycle?: LifecycleRule[];
  cors?: CorsRule[];
  lock?: ObjectLockRetention;
  /** What lies here is replaced in place, by whoever has read it, and leaves nothing behind. */
  replaced?: true;
}

/** What every bucket has: TLS 1.2 or later, nothing public, and no other account that owns an object. */
export const closedToOthers = {
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
};

const oneDay = Duration.days(1);

/** A signed URL lives 60 seconds; a signature older than this is refused however long it says it lives. */
const oldestSignatureMilliseconds = 300_000;

/**
 * A bucket that is private, versioned and logged, speaks TLS 1.2 or later, and takes an object only under a KMS key and only
 * once: what makes an object and does not say `If-None-Match` is refused, so that nothing is overwritten. The parts of an upload
 * say neither; where no encryption is named it is the bucket's, under a key that no session of the service may use.
 * Bucket keys are off, so that the encryption context of an object is its own ARN.
 *
 * One that holds what is replaced keeps no versions, and takes an object in the place of another only from who says which one
 * they have read (`If-Match`).
 */
export class PrivateBucket extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string, props: PrivateBucketProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      bucketName: props.name,
      encryption: BucketEncryption.KMS,
      encryptionKey: props.key,
      bucketKeyEnabled: false,
      versioned: props.replaced !== true,
      ...closedToOthers,
      serverAccessLogsBucket: props.logs,
      serverAccessLogsPrefix: `s3/${id}/`,
      removalPolicy: props.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      lifecycleRules: [{ id: 'unfinished', abortIncompleteMultipartUploadAfter: oneDay }, ...(props.lifecycle ?? [])],
      ...(props.cors === undefined ? {} : { cors: props.cors }),
      ...(props.lock === undefined ? {} : { objectLockEnabled: true, objectLockDefaultRetention: props.lock }),
    });
    this.#refuse('OnlyUnderKms', ['s3:PutObject'], {
      StringNotEquals: { 's3:x-amz-server-side-encryption': 'aws:kms' },
      Null: { 's3:x-amz-server-side-encryption': 'false' },
    });
    this.#refuse(props.replaced === true ? 'ReplacedAsRead' : 'WrittenOnce', ['s3:PutObject'], {
      Null: { 's3:if-none-match': 'true', ...(props.replaced === true ? { 's3:if-match': 'true' } : {}) },
      Bool: { 's3:ObjectCreationOperation': 'true' },
    });
    this.#refuse('OldSignatures', ['s3:GetObject', 's3:PutObject'], {
      NumericGreaterThan: { 's3:signatureAge': oldestSignatureMilliseconds },
    });
    acknowledge(
      this.bucket,
      'HIPAA.Security-S3BucketReplicationEnabled',
      'A copy in a second region would need the keys of therapists there too, and would widen who can reach a note. S3 keeps each object in three zones of one region, versions keep what is deleted, and the loss of a whole region is an accepted risk stated in the service terms.',
    );
  }

  /** Refuses, to every identity whatever its own policies say. */
  #refuse(sid: string, actions: string[], conditions: Record<string, Record<string, unknown>>): void {
    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        sid,
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions,
        resources: [this.bucket.arnForObjects('*')],
        conditions,
      }),
    );
  }

  /** Of the service's own roles, only those named may touch an object here; a permission given by mistake is refused. */
  onlyRoles(every: string, allowed: string[]): void {
    this.#refuse('OnlyTheirRoles', ['s3:*'], {
      ArnLike: { 'aws:PrincipalArn': every },
      ArnNotEquals: { 'aws:PrincipalArn': allowed },
    });
  }
}
