import type { Operation } from './operation.ts';

export const disclosuresOperations: readonly Operation[] = [];
