import { join } from 'node:path';

import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { ServicePrincipal, type IPrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

import { hashOfBundle } from '../compile-cache.ts';
import { designOf, functionNames, type FunctionName } from '../functions.ts';
import { ownPermissions, scopedPermissions, type Deployment } from '../permissions/of-function.ts';
import { running } from '../permissions/running.ts';
import { acknowledge } from './acknowledged.ts';
import { FailureQueue } from './failure-queue.ts';
import { GrantedRole, type Permission } from './granted-role.ts';
import { RolePrincipals } from './role-principals.ts';

interface AreaFunctionProps {
  deployment: Deployment;
  operationsKey: IKey;
  environment: Record<string, string>;
  /** Further permissions of the function's own role, for its stream. */
  own?: Permission[];
}

const tagsOfMember = ['practice', 'member', 'provider'];
/** The patient of an order that was accepted. */
const tagsOfOrder = [...tagsOfMember, 'ordered'];
/** The folder is where the patient's signed forms lie. */
const tagsOfPatient = [...tagsOfMember, 'folder'];

/** The role that an area's function, and the functions that finish its jobs, assume for one practice, which a session tag names. */
export const sessionTrust = (executionRoleArns: string[], tags = tagsOfMember): IPrincipal =>
  new RolePrincipals(executionRoleArns)
    .withConditions({
      StringLike: { 'aws:RequestTag/practice': 'prc_*' },
      'ForAllValues:StringEquals': { 'aws:TagKeys': tags },
    })
    .withSessionTags();

/** Taken on for the rows of one practice, of one person, or of both together; what is not named in a tag is not reached. */
export const rowsTrust = (executionRoleArns: string[]): IPrincipal =>
  new RolePrincipals(executionRoleArns)
    .withConditions({
      StringLikeIfExists: { 'aws:RequestTag/practice': 'prc_*' },
      'ForAllValues:StringEquals': { 'aws:TagKeys': ['practice', 'person'] },
      Null: { 'aws:TagKeys': 'false' },
    })
    .withSessionTags();

/** One Lambda function with its own role, its scoped role, its log and its queue of failures. */
export class AreaFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly execution: GrantedRole;
  readonly failures: Queue;
  /** Its scoped role; a function that acts in the role of an area has none of its own. */
  readonly session: GrantedRole | undefined;

  constructor(scope: Construct, name: FunctionName, props: AreaFunctionProps) {
    super(scope, name);
    const { names } = props.deployment;
    this.failures = new FailureQueue(this, 'Failures', {
      name: `${names.prefix}-${name}`,
      key: props.operationsKey,
    }).queue;
    this.execution = new GrantedRole(this, 'Execution', {
      name: `${names.prefix}-${name}`,
      description: `Runs ${name}`,
      trusts: new ServicePrincipal('lambda.amazonaws.com'),
      permissions: [
        ...running(name, names, props.operationsKey.keyArn),
        ...(props.own ?? []),
        ...ownPermissions(name, props.deployment),
      ],
    });
    if (designOf(name).scoped && designOf(name).actsAs === undefined) {
      const actors = [name, ...functionNames.filter((other) => designOf(other).actsAs === name)];
      this.session = new GrantedRole(this, 'Session', {
        name: `${names.prefix}-${name}-session`,
        description: `What ${name} may do for one practice`,
        trusts:
          name === 'accounts'
            ? rowsTrust([names.role(name)])
            : sessionTrust(
                actors.map((actor) => names.role(actor)),
                name === 'portal' ? tagsOfPatient : name === 'disclosures' ? tagsOfOrder : tagsOfMember,
              ),
        permissions: scopedPermissions(name, props.deployment),
      });
      this.session.node.addDependency(this.execution);
    }
    this.lambda = this.#lambda(name, props);
    this.#acknowledge();
  }

  #lambda(
    name: FunctionName,
    { deployment: { names, stage, bundles }, operationsKey, environment }: AreaFunctionProps,
  ): LambdaFunction {
    const design = designOf(name);
    return new LambdaFunction(this, 'Function', {
      functionName: `${names.prefix}-${name}`,
      description: design.does,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(join(bundles, name), { assetHash: hashOfBundle(join(bundles, name)) }),
      handler: 'index.handler',
      memorySize: design.memory,
      timeout: Duration.seconds(design.seconds),
      role: this.execution.role.withoutPolicyUpdates(),
      reservedConcurrentExecutions: stage.reservedConcurrency,
      deadLetterQueue: this.failures,
      logGroup: new LogGroup(this, 'Log', {
        logGroupName: `/aws/lambda/${names.prefix}-${name}`,
        encryptionKey: operationsKey,
        retention: stage.logRetentionDays,
        removalPolicy: stage.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
      }),
      loggingFormat: LoggingFormat.JSON,
      tracing: Tracing.DISABLED,
      environment: {
        STAGE: stage.name,
        ...(design.scoped ? { SESSION_ROLE_ARN: names.sessionRole(design.actsAs ?? name) } : {}),
        ...environment,
      },
    });
  }

  #acknowledge(): void {
    acknowledge(
      this.lambda,
      'HIPAA.Security-LambdaInsideVPC',
      'The function reaches DynamoDB, S3, KMS and STS only, each over TLS and each authorised by IAM on every call. There is no private network to join, and a VPC would add a route to the internet and a NAT gateway without taking away any access.',
    );
    acknowledge(
      this.lambda,
      'Serverless-LambdaTracing',
      'Traces would be one more store of who acted for which patient, kept outside our retention. Audit events and structured logs carry the request id instead.',
    );
  }
}
