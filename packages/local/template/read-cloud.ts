import type { Cloud } from '../types.ts';
import { readAssembly } from './assembly.ts';
import { webPagesOf } from './distribution.ts';
import { httpApiOf } from './http-api.ts';
import { refuseUnknownKinds, run } from './kinds.ts';
import { lambdasOf, permissionsOf } from './lambdas.ts';
import { mappingsOf } from './mappings.ts';
import { accountId, region } from './physical.ts';
import type { Plan } from './plan.ts';
import { userPoolsOf, triggerOf } from './pools.ts';
import { resourcesOf } from './resources.ts';
import { rolesOf } from './roles.ts';
import { schedulesOf } from './schedules.ts';
import { storageOf } from './storage.ts';
import { creationsOf, tablesOf } from './tables.ts';

/** The user with every permission that IAM can give; what a key policy refuses stays refused. */
const administrator = {
  name: 'administrator',
  arn: `arn:aws:iam::${accountId}:user/administrator`,
  policies: [
    {
      name: 'AdministratorAccess',
      document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
    },
  ],
};

/** Reads a synthesised cloud assembly: what AWS answers for (`cloud`) and what runs (`plan`). Refuses kinds it does not know. */
export const readCloud = async (directory: string): Promise<{ cloud: Cloud; plan: Plan }> => {
  const stacks = await readAssembly(directory);
  refuseUnknownKinds(stacks);
  const resources = resourcesOf(stacks, (type) => run.has(type));
  return {
    cloud: {
      accountId,
      region,
      roles: rolesOf(resources),
      users: [administrator],
      tables: tablesOf(resources),
      ...storageOf(resources),
      userPools: userPoolsOf(resources),
    },
    plan: {
      tables: creationsOf(resources),
      functions: lambdasOf(resources),
      permissions: permissionsOf(resources),
      api: httpApiOf(resources),
      ...mappingsOf(resources),
      schedules: schedulesOf(resources),
      pool: triggerOf(resources),
      web: webPagesOf(resources),
    },
  };
};
