import type { Operation } from './operation.ts';

export const chartOperations: readonly Operation[] = [];
