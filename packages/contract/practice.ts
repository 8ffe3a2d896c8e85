import type { Operation } from './operation.ts';

export const practiceOperations: readonly Operation[] = [];
