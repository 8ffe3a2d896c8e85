import { Aws, Tags, type App } from 'aws-cdk-lib';

import { namesOf } from './names.ts';
import { ApiStack } from './stacks/api.ts';
import { FunctionsStack } from './stacks/functions.ts';
import { IdentityStack } from './stacks/identity.ts';
import { OperationsStack } from './stacks/operations.ts';
import { RecordsStack } from './stacks/records.ts';
import { VaultStack } from './stacks/vault.ts';
import { WebStack } from './stacks/web.ts';
import type { Stage } from './stages.ts';

/** Every stack of one stage, longest life first. */
export const addService = (app: App, stage: Stage, bundles: string): void => {
  const names = namesOf(stage.name);
  const base = { stage, names };
  const id = (part: string) => `${names.prefix}-${part}`;
  const records = new RecordsStack(app, id('records'), base);
  const { keys, tables } = records;
  const deployment = { names, stage, bundles, keys: { tables: keys.tables.keyArn, tokens: keys.tokens.keyArn } };
  const vault = new VaultStack(app, id('vault'), { ...base, keys });
  const identity = new IdentityStack(app, id('identity'), { ...base, keys, deployment });
  const functions = new FunctionsStack(app, id('functions'), {
    ...base,
    keys,
    tables,
    deployment: { ...deployment, userPool: { id: identity.pool.userPoolId, arn: identity.pool.userPoolArn } },
  });
  functions.addStackDependency(vault);
  const api = new ApiStack(app, id('api'), {
    ...base,
    keys,
    areas: functions.areas,
    issuer: `https://cognito-idp.${Aws.REGION}.${Aws.URL_SUFFIX}/${identity.pool.userPoolId}`,
    audience: identity.client.userPoolClientId,
  });
  new WebStack(app, id('web'), {
    ...base,
    keys,
    apiId: api.api.apiId,
    clientId: identity.client.userPoolClientId,
  });
  new OperationsStack(app, id('operations'), { ...base, keys, apiId: api.api.apiId });
  Tags.of(app).add('service', 'sequester');
  Tags.of(app).add('stage', stage.name);
};
