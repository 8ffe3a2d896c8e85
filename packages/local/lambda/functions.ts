import type { LambdaFunction } from '../template/plan.ts';
import { FunctionPool, type PoolHost } from './function-pool.ts';
import type { Outcome } from './instance.ts';

/** Every function of the template, by name. */
export class Functions {
  readonly #pools: Map<string, FunctionPool>;

  constructor(specs: LambdaFunction[], host: PoolHost) {
    this.#pools = new Map(specs.map((spec) => [spec.name, new FunctionPool(spec, host)]));
  }

  /** One synchronous invocation. A function that the template does not hold is an error as Lambda words it. */
  async invoke(name: string, event: unknown): Promise<Outcome> {
    const pool = this.#pools.get(name);
    return pool === undefined
      ? { ok: false, error: { errorType: 'ResourceNotFoundException', errorMessage: `Function not found: ${name}` } }
      : pool.invoke(event);
  }

  arn(name: string): string {
    return this.#pools.get(name)?.spec.arn ?? name;
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.stop()));
  }
}
