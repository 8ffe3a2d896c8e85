import type { Permission } from '../constructs/granted-role.ts';
import { designOf, type FunctionName } from '../functions.ts';
import type { Names } from '../names.ts';

const scoping = (name: FunctionName, names: Names): Permission => ({
  sid: 'ScopedRole',
  because: 'The function acts for a practice only through its scoped role.',
  actions: ['sts:AssumeRole', 'sts:TagSession'],
  resources: [names.sessionRole(designOf(name).actsAs ?? name)],
});

const membership = (names: Names): Permission => ({
  sid: 'MembershipRole',
  because: 'The row of the membership that a call is made under, read before anything is done by it.',
  actions: ['sts:AssumeRole', 'sts:TagSession'],
  resources: [names.membershipRole],
});

/** What any function's own role may do: write its log, hand over what failed, take on its scoped role. */
export const running = (name: FunctionName, names: Names, operationsKeyArn: string): Permission[] => [
  {
    sid: 'OwnLog',
    because: 'Streams within the log group of this one function.',
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [names.logStreams(name)],
  },
  {
    sid: 'OwnFailures',
    because: 'What could not be done is kept for a person to look at.',
    actions: ['sqs:SendMessage'],
    resources: [names.queueArn(name)],
  },
  {
    sid: 'FailuresEncrypted',
    because: 'The queue of failures is encrypted.',
    actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
    resources: [operationsKeyArn],
  },
  ...(designOf(name).scoped ? [scoping(name, names)] : []),
  ...(designOf(name).serves === true ? [membership(names)] : []),
];
