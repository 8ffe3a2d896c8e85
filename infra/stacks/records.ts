import { partitions } from '@sequester/model';
import { Duration, RemovalPolicy, Stack, type StackProps } from 'aws-cdk-lib';
import { BackupPlan, BackupPlanRule, BackupResource, BackupVault } from 'aws-cdk-lib/aws-backup';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Schedule } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';

import { acknowledge } from '../constructs/acknowledged.ts';
import { TenantTable } from '../constructs/tenant-table.ts';
import type { Names, TableName } from '../names.ts';
import type { Stage } from '../stages.ts';
import { keysOf, type Keys } from './keys.ts';

export interface ServiceStackProps extends StackProps {
  stage: Stage;
  names: Names;
}

interface Shape {
  stream: boolean;
  expires: boolean;
  index?: { name: string; include?: string[] };
}

const shapes: Record<TableName, Shape> = {
  practices: { stream: true, expires: false },
  chart: { stream: true, expires: false },
  notes: {
    stream: true,
    expires: false,
    index: {
      name: partitions.notesOfPatient.index,
      include: [
        'noteId',
        'originatorId',
        'patientId',
        'sessionDate',
        'version',
        'pages',
        'sha256',
        'objectKey',
        'kind',
        'facts',
        'bytes',
        'sizes',
        'hidden',
        'copy',
      ],
    },
  },
  disclosures: { stream: true, expires: true, index: { name: partitions.requests.index } },
  audit: { stream: true, expires: false },
  idempotency: { stream: false, expires: true },
};

/** What must outlive everything else: the tables, the keys they lie under, and their backups. */
export class RecordsStack extends Stack {
  readonly keys: Keys;
  readonly tables: Record<TableName, Table>;

  constructor(scope: Construct, id: string, { stage, names, ...props }: ServiceStackProps) {
    super(scope, id, { ...props, terminationProtection: stage.retain });
    this.keys = keysOf(this, names, stage);
    const table = (name: TableName) =>
      new TenantTable(this, name, {
        name: names.table(name),
        key: this.keys.tables,
        retain: stage.retain,
        ...shapes[name],
      }).table;
    this.tables = {
      practices: table('practices'),
      chart: table('chart'),
      notes: table('notes'),
      disclosures: table('disclosures'),
      audit: table('audit'),
      idempotency: table('idempotency'),
    };
    this.#backups(stage, names);
  }

  #backups(stage: Stage, names: Names): void {
    const vault = new BackupVault(this, 'BackupVault', {
      backupVaultName: `${names.prefix}-records`,
      encryptionKey: this.keys.operations,
      blockRecoveryPointDeletion: stage.retain,
      removalPolicy: stage.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    const plan = new BackupPlan(this, 'BackupPlan', { backupPlanName: `${names.prefix}-records`, backupVault: vault });
    plan.addRule(
      new BackupPlanRule({
        ruleName: 'daily',
        scheduleExpression: Schedule.cron({ hour: '5', minute: '0' }),
        deleteAfter: Duration.days(stage.backupDays),
      }),
    );
    const selection = plan.addSelection('Tables', {
      backupSelectionName: `${names.prefix}-tables`,
      resources: Object.values(this.tables).map((table) => BackupResource.fromDynamoDbTable(table)),
      disableDefaultBackupPolicy: false,
    });
    acknowledge(
      selection,
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup]',
      'The role is taken on by AWS Backup alone; the policy is the one that AWS maintains for it.',
    );
  }
}
