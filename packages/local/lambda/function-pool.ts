import { randomUUID } from 'node:crypto';

import type { LambdaFunction } from '../template/plan.ts';
import { Instance, type InstanceHost, type Outcome } from './instance.ts';

/** Threads of one function at a time. */
const mostInstances = 4;
/** A thread whose credentials end sooner than this is replaced before it serves again. */
const renewBeforeMilliseconds = 5 * 60_000;

interface ExecutionCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  /** Epoch milliseconds. */
  expiresAt: number;
}

export interface PoolHost extends InstanceHost {
  now(): number;
  /** How far the cloud's clock runs before the machine's, in milliseconds; 0 but in tests. */
  ahead(): number;
  /** Credentials of the function's execution role, fresh from the endpoint. */
  credentials(spec: LambdaFunction): ExecutionCredentials;
  /** Variables the laptop cloud adds to every function: where AWS answers. */
  environment: Record<string, string>;
}

interface Kept {
  instance: Instance;
  expiresAt: number;
}

/** One Lambda function: threads started at first use, one request at a time in each, at most four. */
export class FunctionPool {
  readonly spec: LambdaFunction;
  readonly #host: PoolHost;
  readonly #idle: Kept[] = [];
  readonly #busy = new Set<Kept>();
  readonly #waiting: (() => void)[] = [];
  #stopped = false;

  constructor(spec: LambdaFunction, host: PoolHost) {
    this.spec = spec;
    this.#host = host;
  }

  async invoke(event: unknown): Promise<Outcome> {
    const kept = await this.#acquire();
    try {
      return await kept.instance.serve(JSON.stringify(event), randomUUID(), this.#host.ahead());
    } finally {
      this.#release(kept);
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all([...this.#idle, ...this.#busy].map((kept) => kept.instance.stop()));
    for (const wake of this.#waiting.splice(0)) wake();
  }

  async #acquire(): Promise<Kept> {
    while (!this.#stopped) {
      const idle = this.#idle.pop();
      if (idle !== undefined && idle.instance.alive && idle.expiresAt - this.#host.now() > renewBeforeMilliseconds) {
        this.#busy.add(idle);
        return idle;
      }
      if (idle !== undefined) {
        void idle.instance.stop();
      } else if (this.#busy.size < mostInstances) {
        const started = this.#start();
        this.#busy.add(started);
        return started;
      } else {
        await new Promise<void>((resolve) => {
          this.#waiting.push(resolve);
        });
      }
    }
    throw new Error('the laptop cloud has stopped');
  }

  #release(kept: Kept): void {
    this.#busy.delete(kept);
    if (kept.instance.alive && !this.#stopped) this.#idle.push(kept);

    this.#waiting.shift()?.();
  }

  #start(): Kept {
    const credentials = this.#host.credentials(this.spec);
    const environment: Record<string, string> = {
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_REGION: 'us-east-1',
      LANG: 'en_US.UTF-8',
      NODE_ENV: 'production',
      PATH: process.env['PATH'] ?? '',
      TZ: ':UTC',
      ...this.#host.environment,
      ...this.spec.environment,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(this.spec.memoryMegabytes),
      AWS_LAMBDA_FUNCTION_NAME: this.spec.name,
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_SESSION_TOKEN: credentials.sessionToken,
      _HANDLER: this.spec.handler,
    };
    return { instance: new Instance(this.spec, environment, this.#host), expiresAt: credentials.expiresAt };
  }
}
