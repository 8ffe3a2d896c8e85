import type { Permission } from '../constructs/granted-role.ts';
import type { FunctionName } from '../functions.ts';
import type { Names } from '../names.ts';
import type { Stage } from '../stages.ts';
import { accountsOwnPermissions, accountsPermissions, identityOwnPermissions } from './accounts.ts';
import { chartPermissions } from './chart.ts';
import { disclosuresPermissions } from './disclosures.ts';
import { extractsPermissions } from './extracts.ts';
import type { KeyArns } from './keys.ts';
import { ledgerChainPermissions, ledgerPermissions } from './ledger.ts';
import { notesPermissions } from './notes.ts';
import { noticesOwnPermissions, noticesPermissions } from './notices.ts';
import { portalPermissions } from './portal.ts';
import { practicePermissions } from './practice.ts';
import { recordsPermissions } from './records.ts';
import { releaseOwnPermissions, releasePermissions } from './release.ts';
import { readsTheCaller, recordsTheAct, remembersTheAttempt, standsInARow, tableEncryption } from './rows.ts';

export interface Deployment {
  names: Names;
  keys: KeyArns;
  stage: Stage;
  /** Known once the stack of accounts is made. */
  userPool?: { id: string; arn: string };
  /** The folder that holds one bundle for each function. */
  bundles: string;
}

/** The one user pool; a function that needs it cannot be made before it. */
export const userPoolOf = ({ userPool }: Deployment): { id: string; arn: string } => {
  if (userPool === undefined) throw new Error('There is no user pool yet');

  return userPool;
};

const scoped: Record<FunctionName, (deployment: Deployment) => Permission[]> = {
  practice: ({ names }) => practicePermissions(names),
  chart: ({ names }) => chartPermissions(names),
  notes: ({ names }) => notesPermissions(names),
  disclosures: ({ names, keys }) => disclosuresPermissions(names, keys),
  extracts: ({ names }) => extractsPermissions(names),
  records: ({ names }) => recordsPermissions(names),
  portal: ({ names }) => portalPermissions(names),
  release: ({ names, keys }) => releasePermissions(names, keys),
  notices: ({ names, keys, stage }) => noticesPermissions(names, keys, stage),
  ledger: ({ names }) => ledgerPermissions(names),
  'ledger-chain': ({ names }) => ledgerChainPermissions(names),
  accounts: ({ names }) => accountsPermissions(names),
  identity: () => [],
  jobs: () => [],
  documents: () => [],
  inspections: () => [],
  grants: () => [],
};

/** The functions whose operations take an `Idempotency-Key`. */
const repeatable: ReadonlySet<FunctionName> = new Set(['practice', 'chart', 'notes', 'disclosures', 'portal']);

/** The areas of members whose permissions name no rows of members yet. */
const readingCallers: ReadonlySet<FunctionName> = new Set(['chart', 'ledger']);

/** What the scoped role of a function may do, in a session tagged with a practice. */
export const scopedPermissions = (name: FunctionName, deployment: Deployment): Permission[] => [
  ...scoped[name](deployment),
  ...(name === 'ledger-chain' ? [] : [recordsTheAct(deployment.names)]),
  ...(repeatable.has(name) ? [remembersTheAttempt(deployment.names), standsInARow(deployment.names)] : []),
  ...(readingCallers.has(name) ? [readsTheCaller(deployment.names)] : []),
  tableEncryption(deployment.names, deployment.keys.tables),
];

const own: Partial<Record<FunctionName, (deployment: Deployment) => Permission[]>> = {
  release: ({ names, keys }) => releaseOwnPermissions(names, keys),
  notices: ({ names }) => noticesOwnPermissions(names),
  accounts: (deployment) =>
    accountsOwnPermissions(deployment.names, {
      userPoolArn: userPoolOf(deployment).arn,
      sender: deployment.stage.senderAddress,
    }),
  identity: ({ names }) => identityOwnPermissions(names),
};

/** What the function's own role may do beside running and taking on its scoped role. */
export const ownPermissions = (name: FunctionName, deployment: Deployment): Permission[] => {
  const permissions = own[name]?.(deployment) ?? [];
  return permissions.length === 0 ? [] : [...permissions, tableEncryption(deployment.names, deployment.keys.tables)];
};
