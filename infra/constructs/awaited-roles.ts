import { Duration } from 'aws-cdk-lib';
import {
  AccountRootPrincipal,
  AnyPrincipal,
  Effect,
  PolicyStatement,
  Role,
  type IPrincipal,
  type PolicyStatementProps,
} from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

import type { Names } from '../names.ts';

type Conditions = NonNullable<PolicyStatementProps['conditions']>;

/**
 * Sessions of the execution role of a function that is still to come, which is told by its name: no role has it now, so nobody
 * takes this one on.
 */
const byFunctionToCome = (executionRoleArn: string, conditions: Conditions): IPrincipal =>
  new AccountRootPrincipal()
    .withConditions({ ...conditions, ArnEquals: { 'aws:PrincipalArn': executionRoleArn } })
    .withSessionTags();

const tags = (patterns: Record<string, string>): Conditions => ({
  StringLike: Object.fromEntries(Object.entries(patterns).map(([tag, pattern]) => [`aws:RequestTag/${tag}`, pattern])),
  'ForAllValues:StringEquals': { 'aws:TagKeys': Object.keys(patterns) },
});

/**
 * Roles that the keys of therapists name before there is a function for them: a key takes only principals that exist, and its
 * policy is never changed. They have no permission; what they may do with a key stands in its policy, and is nothing without
 * a permission on the object.
 */
export const addAwaitedRoles = (scope: Construct, names: Names): void => {
  const role = (name: string, description: string, conditions: Conditions) =>
    new Role(scope, `${name}-session`, {
      roleName: `${names.prefix}-${name}-session`,
      description,
      assumedBy: byFunctionToCome(names.role(name), conditions),
      maxSessionDuration: Duration.hours(1),
    });
  const training = role(
    'training',
    'A supervisor, for notes that a therapist opened to them',
    tags({ practice: 'prc_*', member: 'mbr_*', provider: 'mbr_*' }),
  );
  training.assumeRolePolicy?.addStatements(
    new PolicyStatement({
      sid: 'NamedAfterTheSupervisor',
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      actions: ['sts:AssumeRole'],
      conditions: { StringNotEquals: { 'sts:RoleSessionName': '${aws:RequestTag/member}' } },
    }),
  );
  role('succession', 'Two custodians together, for notes of a therapist who has left', {
    ...tags({
      practice: 'prc_*',
      provider: 'mbr_*',
      custodian: 'mbr_*',
      'second-custodian': 'mbr_*',
      decision: 'dec_*',
    }),
    StringNotEquals: {
      'aws:RequestTag/second-custodian': ['${aws:RequestTag/custodian}', '${aws:RequestTag/provider}'],
      'aws:RequestTag/custodian': '${aws:RequestTag/provider}',
    },
  });
};
