import type { RefusalCode } from './refusal-codes.ts';

/** One thing wrong with a request: where, and a code; never the value that came in. */
export interface RefusalDetail {
  path: string;
  code: string;
  text?: string;
  citation?: string;
}

/** A refusal with a stable code and details fit for the wire. */
export class Refusal extends Error {
  readonly code: RefusalCode;
  readonly details: readonly RefusalDetail[];
  /** Where waiting is the cure: so many seconds. */
  readonly retryAfterSeconds: number | undefined;
  /** Of a conflict: what stands now, as its operation answers it, for a caller who may read it. */
  readonly current: object | undefined;

  constructor(
    code: RefusalCode,
    details: readonly RefusalDetail[] = [],
    { retryAfterSeconds, current }: { retryAfterSeconds?: number; current?: object } = {},
  ) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
    this.retryAfterSeconds = retryAfterSeconds;
    this.current = current;
  }
}
