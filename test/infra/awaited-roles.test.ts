import { describe, expect, test } from 'vitest';

import { requestTags } from '../../packages/local/iam/context.ts';
import {
  administrator,
  authorizer,
  awaited,
  callerOf,
  cloud,
  executionRoles,
  practices,
  sessions,
} from './isolation-world.ts';

const [one, two] = practices[0]?.providers ?? [];
const [departed, first, second] = [one ?? '', two ?? '', `mbr_${'c'.repeat(26)}`];
const practice = practices[0]?.id ?? '';
const roleArn = (name: string): string => `arn:aws:iam::${cloud.accountId}:role/sequester-dev-${name}`;

const lawful: Record<string, Record<string, string>> = {
  training: { practice, member: first, provider: departed },
  succession: {
    practice,
    provider: departed,
    custodian: first,
    'second-custodian': second,
    decision: `dec_${'d'.repeat(26)}`,
  },
};

/** A caller whose own policies allow everything, under the ARN that it would have. */
const may = async (
  area: string,
  by: string,
  tags: Record<string, string>,
  name = tags['member'] ?? 'session',
): Promise<boolean> => {
  const resource = roleArn(`${area}-session`);
  const resourcePolicy = cloud.roles.find(({ arn }) => arn === resource)?.trustPolicy;
  const context = { ...requestTags(tags), 'sts:RoleSessionName': name, 'aws:PrincipalArn': by };
  const asked = await Promise.all(
    ['sts:AssumeRole', 'sts:TagSession'].map((action) =>
      administrator.decide(action, { resource, resourcePolicy, context }),
    ),
  );
  return asked.every(({ outcome }) => outcome === 'Allowed');
};

describe.each(awaited)('the role of %s, which the keys of therapists name', (area) => {
  const tags = lawful[area] ?? {};
  const role = cloud.roles.find(({ arn }) => arn === roleArn(`${area}-session`));

  test('has no permission, and sessions of one hour', () => {
    expect(role?.policies).toEqual([]);
    expect(role?.maxSessionSeconds).toBe(3600);
  });

  test('is taken on by the one function to come, which no role is yet', async () => {
    expect(await may(area, roleArn(area), tags)).toBe(true);
    expect(cloud.roles.map(({ arn }) => arn)).not.toContain(roleArn(area));
  });

  test('is taken on by nobody else: no function, no session, no administrator', async () => {
    expect(await may(area, `arn:aws:iam::${cloud.accountId}:user/administrator`, tags)).toBe(false);
    for (const caller of [
      ...[...executionRoles.values()].map((arn) => callerOf(arn, {})),
      ...sessions.map((session) => session.caller),
    ]) {
      const context = { ...requestTags(tags), 'sts:RoleSessionName': tags['member'] ?? 'session' };
      const decision = await authorizer.decide({
        caller,
        action: 'sts:AssumeRole',
        resource: role?.arn ?? '',
        resourcePolicy: role?.trustPolicy,
        context,
      });
      expect(decision.outcome, caller.arn).not.toBe('Allowed');
    }
  });

  test('is not taken on with a tag missing, empty or of another kind, or with one more', async () => {
    for (const name of Object.keys(tags)) {
      const { [name]: _, ...less } = tags;
      expect(await may(area, roleArn(area), less, tags['member']), `without ${name}`).toBe(false);
      expect(await may(area, roleArn(area), { ...tags, [name]: '' }, tags['member']), `empty ${name}`).toBe(false);
      expect(await may(area, roleArn(area), { ...tags, [name]: 'other' }, 'other'), `other ${name}`).toBe(false);
    }
    expect(await may(area, roleArn(area), { ...tags, role: 'owner' })).toBe(false);
  });
});

test('a session of training is named after its supervisor, which is whom a grant names', async () => {
  expect(await may('training', roleArn('training'), lawful['training'] ?? {}, second)).toBe(false);
});

test.each([
  ['one custodian twice', { 'second-custodian': first }],
  ['the therapist who left as custodian', { custodian: departed }],
  ['the therapist who left as second custodian', { 'second-custodian': departed }],
])('a session of succession is not begun with %s', async (_, more) => {
  expect(await may('succession', roleArn('succession'), { ...lawful['succession'], ...more })).toBe(false);
});
