declare module 'virtual:operations' {
  import type { OperationId } from './operations.ts';

  /** Method, path, and `once` where an Idempotency-Key is taken; printed from the contract when the pages are built. */
  export const table: Record<OperationId, readonly [method: string, path: string, once?: string]>;
}
