import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ReadWriteType, Trail } from 'aws-cdk-lib/aws-cloudtrail';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket, BucketEncryption, HttpMethods, ObjectLockRetention, type CorsRule } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

import { acknowledge } from '../constructs/acknowledged.ts';
import { closedToOthers, PrivateBucket, type PrivateBucketProps } from '../constructs/private-bucket.ts';
import type { Names } from '../names.ts';
import type { Stage } from '../stages.ts';
import type { Keys } from './keys.ts';
import type { ServiceStackProps } from './records.ts';

interface VaultStackProps extends ServiceStackProps {
  keys: Keys;
}

const browser = (stage: Stage, methods: HttpMethods[]): CorsRule[] => [
  {
    allowedOrigins: [stage.publicUrl],
    allowedMethods: methods,
    allowedHeaders: ['content-type', 'if-none-match', 'x-amz-*'],
    exposedHeaders: ['ETag'],
    maxAge: 600,
  },
];

/** Deleted uploads and extracts are gone after this; sealed notes are never deleted by the service. */
const deletedFor = Duration.days(30);

/** The objects: sealed notes, drafts, artifacts, extracts, the sealed ledger, and the record of who touched them. */
export class VaultStack extends Stack {
  readonly buckets: Record<'vault' | 'documents' | 'drafts' | 'artifacts' | 'extracts' | 'ledger', Bucket>;

  constructor(scope: Construct, id: string, { stage, names, keys, ...props }: VaultStackProps) {
    super(scope, id, { ...props, terminationProtection: stage.retain });
    const logs = this.#accessLogs(stage, names);
    const common = { logs, key: keys.buckets, retain: stage.retain };
    const vault = new PrivateBucket(this, 'vault', {
      ...common,
      name: names.bucket('vault'),
      cors: browser(stage, [HttpMethods.PUT, HttpMethods.GET]),
      lifecycle: [
        { id: 'incoming', prefix: 'incoming/', expiration: Duration.days(1) },
        { id: 'deleted', noncurrentVersionExpiration: deletedFor },
      ],
    });
    vault.onlyRoles(names.anyRole, [names.sessionRole('notes'), names.sessionRole('extracts')]);
    const drafts = new PrivateBucket(this, 'drafts', { ...common, name: names.bucket('drafts'), replaced: true });
    drafts.onlyRoles(names.anyRole, [names.sessionRole('notes')]);
    acknowledge(
      drafts.bucket,
      'HIPAA.Security-S3BucketVersioningEnabled',
      'A draft is replaced in place and is gone once it is sealed. What an order or a legal hold covers is kept as objects of its own in the vault, which is versioned.',
    );
    const documents = this.#documents(common, stage, names);
    const artifacts = new PrivateBucket(this, 'artifacts', {
      ...common,
      name: names.bucket('artifacts'),
      cors: browser(stage, [HttpMethods.PUT]),
    });
    artifacts.onlyRoles(names.anyRole, [
      names.sessionRole('disclosures'),
      names.sessionRole('extracts'),
      names.sessionRole('portal'),
    ]);
    const extracts = this.#extracts(common, stage, names);
    const ledger = new PrivateBucket(this, 'ledger', {
      ...common,
      name: names.bucket('ledger'),
      lock: this.#lock(stage),
    });
    ledger.onlyRoles(names.anyRole, [names.sessionRole('ledger-chain'), names.sessionRole('ledger')]);
    this.buckets = {
      vault: vault.bucket,
      drafts: drafts.bucket,
      documents: documents.bucket,
      artifacts: artifacts.bucket,
      extracts: extracts.bucket,
      ledger: ledger.bucket,
    };
    this.#trail(stage, names, { keys, logs });
  }

  /** What was built to be released: of notes by one builder, of the ordinary record by the other, who approves it reads. */
  #extracts(common: Pick<PrivateBucketProps, 'logs' | 'key' | 'retain'>, stage: Stage, names: Names): PrivateBucket {
    const extracts = new PrivateBucket(this, 'extracts', {
      ...common,
      name: names.bucket('extracts'),
      lifecycle: [
        { id: 'extracts', expiration: Duration.days(stage.extractDays), noncurrentVersionExpiration: Duration.days(1) },
      ],
    });
    extracts.onlyRoles(names.anyRole, [
      names.sessionRole('extracts'),
      names.sessionRole('records'),
      names.sessionRole('disclosures'),
      names.downloadRole,
    ]);
    return extracts;
  }

  /** Documents of charts, which the function of the chart alone keeps; the builder of records reads them, and a patient's session the patient's own. */
  #documents(common: Pick<PrivateBucketProps, 'logs' | 'key' | 'retain'>, stage: Stage, names: Names): PrivateBucket {
    const documents = new PrivateBucket(this, 'documents', {
      ...common,
      name: names.bucket('documents'),
      cors: browser(stage, [HttpMethods.PUT, HttpMethods.GET]),
      lifecycle: [
        { id: 'incoming', prefix: 'incoming/', expiration: Duration.days(1) },
        { id: 'deleted', noncurrentVersionExpiration: deletedFor },
      ],
    });
    documents.onlyRoles(names.anyRole, [
      names.sessionRole('chart'),
      names.sessionRole('records'),
      names.sessionRole('portal'),
    ]);
    return documents;
  }

  #lock({ ledgerLock: { mode, days } }: Stage): ObjectLockRetention {
    return mode === 'compliance'
      ? ObjectLockRetention.compliance(Duration.days(days))
      : ObjectLockRetention.governance(Duration.days(days));
  }

  #accessLogs(stage: Stage, names: Names): Bucket {
    const bucket = new Bucket(this, 'access-logs', {
      bucketName: names.bucket('access-logs'),
      encryption: BucketEncryption.S3_MANAGED,
      versioned: true,
      ...closedToOthers,
      removalPolicy: stage.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      lifecycleRules: [
        {
          id: 'logs',
          expiration: Duration.days(stage.logRetentionDays),
          noncurrentVersionExpiration: Duration.days(1),
        },
      ],
    });
    acknowledge(
      bucket,
      'HIPAA.Security-S3DefaultEncryptionKMS',
      'S3 delivers access logs only to a bucket with its own managed encryption. The logs hold object names, which are ids, and no content; trail files in it lie under our own key.',
    );
    acknowledge(
      bucket,
      'HIPAA.Security-S3BucketReplicationEnabled',
      'Logs of access are kept in three zones of one region, like what they are about; a second region is not promised.',
    );
    return bucket;
  }

  #trail(stage: Stage, names: Names, { keys, logs }: { keys: Keys; logs: Bucket }): void {
    const trail = new Trail(this, 'Trail', {
      trailName: `${names.prefix}-objects`,
      bucket: logs,
      s3KeyPrefix: 'trail',
      encryptionKey: keys.operations,
      enableFileValidation: true,
      includeGlobalServiceEvents: true,
      isMultiRegionTrail: false,
      sendToCloudWatchLogs: true,
      cloudWatchLogGroup: new LogGroup(this, 'TrailLog', {
        logGroupName: `/aws/cloudtrail/${names.prefix}-objects`,
        encryptionKey: keys.operations,
        retention: stage.logRetentionDays,
        removalPolicy: stage.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      }),
    });
    trail.addS3EventSelector(
      [
        { bucket: this.buckets.vault },
        { bucket: this.buckets.drafts },
        { bucket: this.buckets.extracts },
        { bucket: this.buckets.artifacts },
        { bucket: this.buckets.ledger },
      ],
      { readWriteType: ReadWriteType.ALL },
    );
    acknowledge(
      trail,
      'HIPAA.Security-IAMNoInlinePolicy',
      'The role of the trail writes to the log group of the trail and does nothing else; its one permission is kept with it, so that neither can be given to anything else.',
    );
  }
}
