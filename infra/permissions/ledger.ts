import type { Permission } from '../constructs/granted-role.ts';
import type { Names } from '../names.ts';
import { gets, rows } from './rows.ts';

/** Reads the audit of this practice; it cannot write one of its events but its own. */
export const ledgerPermissions = (names: Names): Permission[] => [
  rows(names, {
    sid: 'Audit',
    because: 'Events and their chain, read by those who answer for the practice.',
    table: 'audit',
    actions: [...gets, 'dynamodb:Query'],
    led: { events: 'practice', chain: 'practice' },
  }),
];

/** Chains the events of this practice, which come with the stream. */
export const ledgerChainPermissions = (names: Names): Permission[] => [
  rows(names, {
    sid: 'Chain',
    because: 'A link of the chain is added once and never changed.',
    table: 'audit',
    actions: [...gets, 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:ConditionCheckItem'],
    led: { chain: 'practice' },
  }),
];
