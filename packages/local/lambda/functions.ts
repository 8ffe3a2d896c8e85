import type { InvokePermission, LambdaFunction } from '../template/plan.ts';
import { FunctionPool, type PoolHost } from './function-pool.ts';
import type { Outcome } from './instance.ts';

/** Every function of the template, by name. */
export class Functions {
  readonly #pools: Map<string, FunctionPool>;
  readonly #permissions: InvokePermission[];
  readonly #host: PoolHost;

  constructor(specs: LambdaFunction[], permissions: InvokePermission[], host: PoolHost) {
    this.#host = host;
    this.#permissions = permissions;
    this.#pools = new Map(specs.map((spec) => [spec.name, new FunctionPool(spec, host)]));
  }

  /** One synchronous invocation. A function that the template does not hold is an error as Lambda words it. */
  async invoke(name: string, event: unknown): Promise<Outcome> {
    const pool = this.#pools.get(name);
    return pool === undefined
      ? { ok: false, error: { errorType: 'ResourceNotFoundException', errorMessage: `Function not found: ${name}` } }
      : pool.invoke(event);
  }

  /** An invocation by a service of AWS, refused unless the function's resource policy names that service. */
  async invokeAs(principal: string, name: string, event: unknown): Promise<Outcome> {
    const permitted = this.#permissions.some(
      (permission) => permission.functionName === name && permission.principal === principal,
    );
    if (!permitted) {
      this.#host.write('access', `${principal} may not invoke ${name}\n`);
      return {
        ok: false,
        error: {
          errorType: 'AccessDeniedException',
          errorMessage: `${principal} is not authorized to perform: lambda:InvokeFunction`,
        },
      };
    }
    return this.invoke(name, event);
  }

  arn(name: string): string {
    return this.#pools.get(name)?.spec.arn ?? name;
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.stop()));
  }
}
