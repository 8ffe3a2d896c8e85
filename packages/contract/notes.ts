import type { Operation } from './operation.ts';

export const notesOperations: readonly Operation[] = [];
