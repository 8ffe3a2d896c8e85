import * as z from 'zod';

import { readAssembly } from '../../packages/local/template/assembly.ts';
import { resourcesOf } from '../../packages/local/template/resources.ts';

/** Everything that would be deployed in the stage `dev`, with every reference resolved. */
const deployed = resourcesOf(await readAssembly('cdk.out'), () => true);

/** The properties of every resource of one type, in the shape that the test reads. */
export const resources = <Shape extends z.ZodType>(type: string, shape: Shape): z.infer<Shape>[] =>
  deployed.filter((resource) => resource.type === `AWS::${type}`).map(({ properties }) => shape.parse(properties));

const stringOrList = z.union([z.string().transform((one) => [one]), z.array(z.string())]);

export const Statement = z.object({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: stringOrList,
  Resource: stringOrList.optional(),
  Principal: z.unknown().optional(),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
});
export type Statement = z.infer<typeof Statement>;

export const Document = z.object({ Statement: z.array(Statement) });

const Managed = z.object({ ManagedPolicyName: z.string(), PolicyDocument: Document });

/** What each role may do, by the role's name: every role here has one managed policy of the same name. */
export const permissionsOf: ReadonlyMap<string, Statement[]> = new Map(
  resources('IAM::ManagedPolicy', Managed).map(
    ({ ManagedPolicyName: name, PolicyDocument: { Statement: statements } }) => [name, statements],
  ),
);
