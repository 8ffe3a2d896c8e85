import { accountsOperations } from './accounts.ts';
import { chartOperations } from './chart.ts';
import { disclosuresOperations } from './disclosures.ts';
import { ledgerOperations } from './ledger.ts';
import { notesOperations } from './notes.ts';
import type { Operation } from './operation.ts';
import { portalOperations } from './portal.ts';
import { practiceOperations } from './practice.ts';
import { releaseOperations } from './release.ts';

/** Every HTTP operation of the service, once. */
export const operations: readonly Operation[] = [
  ...Object.values(accountsOperations),
  ...Object.values(practiceOperations),
  ...Object.values(chartOperations),
  ...Object.values(notesOperations),
  ...Object.values(disclosuresOperations),
  ...Object.values(portalOperations),
  ...Object.values(releaseOperations),
  ...Object.values(ledgerOperations),
];
