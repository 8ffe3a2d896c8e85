import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

import * as z from 'zod';

import type { LambdaFunction } from '../template/plan.ts';
import type { Request, Start } from './worker.ts';

/** What a function answered: a payload, or an error as Lambda words it. */
export type Outcome =
  | { ok: true; result: unknown }
  | { ok: false; error: { errorType: string; errorMessage: string; trace?: string[] | undefined } };

export interface InstanceHost {
  write(functionName: string, text: string): void;
}

const Answer = z.union([
  z.object({ payload: z.string() }),
  z.object({
    failure: z.object({ errorType: z.string(), errorMessage: z.string(), trace: z.array(z.string()).optional() }),
  }),
]);

const outcomeOf = (message: unknown): Outcome => {
  const answer = Answer.parse(message);
  return 'payload' in answer ? { ok: true, result: JSON.parse(answer.payload) } : { ok: false, error: answer.failure };
};

/** Time given to load a bundle, on top of the first request's own timeout, as Lambda's INIT phase: 10 s. */
const initMilliseconds = 10_000;

/** One execution environment: a thread with its own environment variables that serves one request at a time. */
export class Instance {
  readonly #spec: LambdaFunction;
  readonly #worker: Worker;
  #settle: ((outcome: Outcome) => void) | undefined;
  #served = 0;
  alive = true;

  constructor(spec: LambdaFunction, environment: Record<string, string>, host: InstanceHost) {
    this.#spec = spec;
    const [module = 'index', handler = 'handler'] = spec.handler.split('.');
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), {
      env: environment,
      execArgv: ['--disable-warning=ExperimentalWarning'],
      name: spec.name,
      resourceLimits: { maxOldGenerationSizeMb: spec.memoryMegabytes },
      stderr: true,
      stdout: true,
      workerData: {
        file: join(spec.directory, `${module}.mjs`),
        handler,
        name: spec.name,
        arn: spec.arn,
        memoryMegabytes: spec.memoryMegabytes,
      } satisfies Start,
    });
    for (const stream of [this.#worker.stdout, this.#worker.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text: string) => host.write(spec.name, text));
    }
    this.#worker.on('message', (message: unknown) => this.#finish(outcomeOf(message)));
    this.#worker.on('error', (fault: unknown) => {
      const reason = fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault);
      host.write(spec.name, `Runtime exited with error: ${reason}\n`);
      this.#end({
        ok: false,
        error: { errorType: 'Runtime.ExitError', errorMessage: `Error: Runtime exited with error: ${reason}` },
      });
    });
    this.#worker.on('exit', () =>
      this.#end({ ok: false, error: { errorType: 'Runtime.ExitError', errorMessage: 'Error: Runtime exited' } }),
    );
    this.#worker.unref();
  }

  /** Serves one event; `ahead` is how far the cloud's clock runs before the machine's, in milliseconds. */
  async serve(event: string, requestId: string, ahead: number): Promise<Outcome> {
    const budget = this.#spec.timeoutSeconds * 1000 + (this.#served === 0 ? initMilliseconds : 0);
    this.#served += 1;
    const { promise, resolve } = Promise.withResolvers<Outcome>();
    this.#settle = resolve;
    const timer = setTimeout(() => {
      const seconds = this.#spec.timeoutSeconds.toFixed(2);
      this.#end({
        ok: false,
        error: {
          errorType: 'Sandbox.Timedout',
          errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds} seconds`,
        },
      });
      void this.#worker.terminate();
    }, budget);
    this.#worker.postMessage({ event, requestId, deadline: Date.now() + budget, ahead } satisfies Request, []);
    return promise.finally(() => clearTimeout(timer));
  }

  async stop(): Promise<void> {
    this.#end({
      ok: false,
      error: { errorType: 'Runtime.ExitError', errorMessage: 'Error: the laptop cloud stopped' },
    });
    await this.#worker.terminate();
  }

  #finish(outcome: Outcome): void {
    const settle = this.#settle;
    this.#settle = undefined;
    settle?.(outcome);
  }

  #end(outcome: Outcome): void {
    this.alive = false;
    this.#finish(outcome);
  }
}
