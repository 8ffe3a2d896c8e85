import type { Operation } from './operation.ts';

export const releaseOperations: readonly Operation[] = [];
