import type { Operation } from './operation.ts';

export const ledgerOperations: readonly Operation[] = [];
