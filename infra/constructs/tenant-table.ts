import { RemovalPolicy } from 'aws-cdk-lib';
import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
} from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

import type { TableName } from '../names.ts';

interface TenantTableProps {
  name: string;
  key: IKey;
  retain: boolean;
  stream: boolean;
  expires: boolean;
  index?: { name: string; include?: string[] };
}

const text = (name: string) => ({ name, type: AttributeType.STRING });

/** A table whose partition keys begin with the practice: on demand, under our key, restorable to any second of 35 days. */
export class TenantTable extends Construct {
  readonly table: Table;

  constructor(scope: Construct, id: TableName, props: TenantTableProps) {
    super(scope, id);
    this.table = new Table(this, 'Table', {
      tableName: props.name,
      partitionKey: text('pk'),
      sortKey: text('sk'),
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: props.key,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: props.retain,
      removalPolicy: props.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      ...(props.stream ? { stream: StreamViewType.NEW_AND_OLD_IMAGES } : {}),
      ...(props.expires ? { timeToLiveAttribute: 'expiresAtEpoch' } : {}),
    });
    if (props.index !== undefined) {
      const { name, include } = props.index;
      this.table.addGlobalSecondaryIndex({
        indexName: name,
        partitionKey: text('gsi1pk'),
        sortKey: text('gsi1sk'),
        ...(include === undefined
          ? { projectionType: ProjectionType.ALL }
          : { projectionType: ProjectionType.INCLUDE, nonKeyAttributes: include }),
      });
    }
  }
}
