import { Duration } from 'aws-cdk-lib';
import {
  Effect,
  ManagedPolicy,
  PolicyStatement,
  Role,
  type IPrincipal,
  type PolicyStatementProps,
} from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

import { acknowledge, asFound } from './acknowledged.ts';

/** One thing that a role may do, and the reason that its reader is owed. */
export interface Permission {
  sid: string;
  /** Why; it is also the acknowledgement where the resource holds a wildcard. */
  because: string;
  actions: string[];
  resources: string[];
  conditions?: PolicyStatementProps['conditions'];
  effect?: Effect;
}

interface GrantedRoleProps {
  name: string;
  description: string;
  trusts: IPrincipal;
  permissions: readonly Permission[];
}

const statement = ({ sid, actions, resources, conditions, effect }: Permission) =>
  new PolicyStatement({
    sid,
    actions,
    resources,
    ...(conditions === undefined ? {} : { conditions }),
    ...(effect === undefined ? {} : { effect }),
  });

/** A role with one managed policy, in which nothing is granted that does not say why. */
export class GrantedRole extends Construct {
  readonly role: Role;

  constructor(scope: Construct, id: string, props: GrantedRoleProps) {
    super(scope, id);
    const policy = new ManagedPolicy(this, 'Policy', {
      managedPolicyName: props.name,
      description: props.description,
      statements: props.permissions.map(statement),
    });
    this.role = new Role(this, 'Role', {
      roleName: props.name,
      description: props.description,
      assumedBy: props.trusts,
      managedPolicies: [policy],
      maxSessionDuration: Duration.hours(1),
    });
    for (const permission of props.permissions.filter(({ effect }) => effect !== Effect.DENY)) {
      for (const resource of permission.resources.filter((arn) => arn.includes('*')))
        acknowledge(policy, `AwsSolutions-IAM5[Resource::${asFound(this, resource)}]`, permission.because);
    }
  }
}
