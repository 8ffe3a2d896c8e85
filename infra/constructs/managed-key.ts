import { Aws, Duration, RemovalPolicy } from 'aws-cdk-lib';
import {
  AccountRootPrincipal,
  PolicyDocument,
  PolicyStatement,
  type IPrincipal,
  type PolicyStatementProps,
} from 'aws-cdk-lib/aws-iam';
import { Key, type KeySpec, type KeyUsage } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

type KeyConditions = NonNullable<PolicyStatementProps['conditions']>;

/** One use of a key, by whom and under which conditions. */
export interface KeyUse {
  sid: string;
  actions: string[];
  conditions?: KeyConditions;
  /** Identities of this account, to whom their own policies must allow it too, unless a service is named. */
  by?: IPrincipal;
}

interface ManagedKeyProps {
  alias: string;
  description: string;
  retain: boolean;
  uses: KeyUse[];
  spec?: KeySpec;
  usage?: KeyUsage;
}

/** Administrators may manage a key, and nothing in this list reads or makes a ciphertext, a signature or a grant. */
const administration = [
  'kms:DescribeKey',
  'kms:GetKeyPolicy',
  'kms:PutKeyPolicy',
  'kms:GetKeyRotationStatus',
  'kms:EnableKeyRotation',
  'kms:EnableKey',
  'kms:DisableKey',
  'kms:ScheduleKeyDeletion',
  'kms:CancelKeyDeletion',
  'kms:UpdateKeyDescription',
  'kms:CreateAlias',
  'kms:UpdateAlias',
  'kms:DeleteAlias',
  'kms:ListResourceTags',
  'kms:TagResource',
  'kms:UntagResource',
  'kms:ListGrants',
  'kms:RevokeGrant',
];

/** A key whose policy parts those who manage it from those who use it. */
export class ManagedKey extends Construct {
  readonly key: Key;

  constructor(scope: Construct, id: string, props: ManagedKeyProps) {
    super(scope, id);
    const account = new AccountRootPrincipal();
    this.key = new Key(this, 'Key', {
      alias: props.alias,
      description: props.description,
      ...(props.spec === undefined ? { enableKeyRotation: true } : { keySpec: props.spec, keyUsage: props.usage }),
      pendingWindow: Duration.days(30),
      removalPolicy: props.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      policy: new PolicyDocument({
        statements: [
          new PolicyStatement({
            sid: 'Administration',
            principals: [account],
            actions: administration,
            resources: ['*'],
          }),
          ...props.uses.map(
            ({ by = account, ...use }) => new PolicyStatement({ ...use, principals: [by], resources: ['*'] }),
          ),
        ],
      }),
    });
  }
}

/** Callers of this account, and only by way of one service. */
export const through = (service: string): KeyConditions => ({
  StringEquals: { 'kms:ViaService': service, 'kms:CallerAccount': Aws.ACCOUNT_ID },
});
