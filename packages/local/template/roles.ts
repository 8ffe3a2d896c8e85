import * as z from 'zod';

import type { CloudRole, PolicyDocument } from '../types.ts';
import { awsManagedPolicy } from './managed-policies.ts';
import { Document } from './policy-document.ts';
import type { Resource } from './resources.ts';

const RoleProperties = z.object({
  AssumeRolePolicyDocument: Document,
  ManagedPolicyArns: z.array(z.string()).default([]),
  Policies: z.array(z.object({ PolicyName: z.string(), PolicyDocument: Document })).default([]),
  MaxSessionDuration: z.number().default(3600),
});

const PolicyProperties = z.object({
  PolicyName: z.string().optional(),
  ManagedPolicyName: z.string().optional(),
  PolicyDocument: Document,
  Roles: z.array(z.string()).default([]),
});

interface Attached {
  name: string;
  arn: string | undefined;
  document: PolicyDocument;
  roles: string[];
}

const attachedOf = (resources: Resource[]): Attached[] =>
  resources
    .filter(({ type }) => type === 'AWS::IAM::Policy' || type === 'AWS::IAM::ManagedPolicy')
    .map(({ type, logicalId, properties, identity }) => {
      const { PolicyName, ManagedPolicyName, PolicyDocument: document, Roles } = PolicyProperties.parse(properties);
      const arn = type === 'AWS::IAM::ManagedPolicy' ? identity.ref : undefined;
      return { name: PolicyName ?? ManagedPolicyName ?? logicalId, arn, document, roles: Roles };
    });

/** Every role with its trust policy and all its identity policies, whichever way they are attached. */
export const rolesOf = (resources: Resource[]): CloudRole[] => {
  const attached = attachedOf(resources);
  return resources
    .filter(({ type }) => type === 'AWS::IAM::Role')
    .map(({ properties, identity }) => {
      const role = RoleProperties.parse(properties);
      const managed = role.ManagedPolicyArns.map((arn) => {
        const own = attached.find((policy) => policy.arn === arn);
        return {
          name: own?.name ?? arn.slice(arn.lastIndexOf('/') + 1),
          document: own?.document ?? awsManagedPolicy(arn),
        };
      });
      return {
        name: identity.ref,
        arn: String(identity.attributes['Arn']),
        trustPolicy: role.AssumeRolePolicyDocument,
        policies: [
          ...role.Policies.map(({ PolicyName, PolicyDocument: document }) => ({ name: PolicyName, document })),
          ...managed,
          ...attached
            .filter(({ roles }) => roles.includes(identity.ref))
            .map(({ name, document }) => ({ name, document })),
        ],
        maxSessionSeconds: role.MaxSessionDuration,
      };
    });
};
