import type { Permission } from '../constructs/granted-role.ts';
import type { Names } from '../names.ts';
import { gets, practiceTag, readsAndWrites, rows } from './rows.ts';

const newKeys = (names: Names): Permission[] => [
  {
    sid: 'MakesKeysOfThisPractice',
    because:
      'A key has no ARN before it exists; what is made must carry the tag of this practice, and its maker cannot change its policy later.',
    actions: ['kms:CreateKey'],
    resources: ['*'],
    conditions: {
      StringEquals: { 'aws:RequestTag/practice': practiceTag },
      Bool: { 'kms:BypassPolicyLockoutSafetyCheck': 'true' },
    },
  },
  {
    sid: 'TagsOnlyNewKeys',
    because:
      'A key takes its practice once, when it is made: a key that has one can never be moved to another practice.',
    actions: ['kms:TagResource'],
    resources: [names.anyKey],
    // Whether a key that is being made shows the tags it is made with is not documented: both answers pass, another practice does not.
    conditions: {
      StringEquals: { 'aws:RequestTag/practice': practiceTag },
      StringEqualsIfExists: { 'aws:ResourceTag/practice': practiceTag },
    },
  },
  {
    sid: 'NamesKeysOfThisPractice',
    because: 'Aliases below the name of this practice.',
    actions: ['kms:CreateAlias'],
    resources: [names.keyAlias(`sequester/${practiceTag}`), names.keyAlias(`sequester/${practiceTag}/*`)],
  },
];

/** Practices, members, patients' accounts as rows, and the making of keys; the use of a key and the issuer of accounts are nowhere here. */
export const practicePermissions = (names: Names): Permission[] => [
  rows(names, {
    sid: 'PracticeAndMembers',
    because: 'The profile and the members of this practice.',
    table: 'practices',
    actions: readsAndWrites,
    led: { profile: 'practice', members: 'practice' },
  }),
  rows(names, {
    sid: 'PatientExists',
    because: "A patient's account is opened for a patient of this practice.",
    table: 'chart',
    actions: [...gets, 'dynamodb:ConditionCheckItem'],
    led: { chart: 'practice' },
  }),
  ...newKeys(names),
];
