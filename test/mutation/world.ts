import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { Script } from 'node:vm';

import { type TestResult, TestStatus } from '@stryker-mutator/api/test-runner';

import { PLANS } from './plans.ts';
import { sameThread } from './same-thread.ts';
import { type Collected, suite } from './suite.ts';

const LONGEST_TEST_MS = 15_000;

const inTime = async (run: () => unknown): Promise<void> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), LONGEST_TEST_MS);
  });
  await Promise.race([run(), late]).finally(() => clearTimeout(timer));
};

/** The modules of a package and its tests, loaded once. */
export class World {
  readonly tests: Collected[];
  readonly preparations: Collected[];
  /** Takes what a worker's code would have ended its thread with. */
  readonly fail: (cause: unknown) => void;
  readonly #enter: (id: string | undefined) => void;
  readonly #ready = new Set<string>();

  constructor(name: string, script: Script, enter: (id: string | undefined) => void) {
    const collected = suite();
    const { threads, fail } = sameThread();
    const given = new Map<string, unknown>([
      ['vitest', collected.api],
      ['node:worker_threads', threads],
    ]);
    const outside = createRequire(resolve(`packages/${name}/package.json`));
    script.runInThisContext()((id: string) => given.get(id) ?? outside(id), collected.enter, { exports: {} }, {});
    const without = PLANS[name]?.withoutTests ?? [];
    this.tests = collected.tests.filter(({ id }) => !without.some((left) => id.includes(left)));
    this.preparations = collected.preparations;
    this.fail = fail;
    this.#enter = enter;
  }

  /** Prepares the tests of a file again before its next one. */
  forget(files: Iterable<string>): void {
    for (const file of files) this.#ready.delete(file);
  }

  async #prepare(file: string): Promise<void> {
    if (this.#ready.has(file)) return;
    for (const { id, run } of this.preparations.filter((preparation) => preparation.file === file)) {
      this.#enter(id);
      await inTime(run);
    }
    this.#ready.add(file);
  }

  async #try({ id, file, run }: Collected): Promise<TestResult> {
    const start = performance.now();
    const result = () => ({ id, name: id, timeSpentMs: performance.now() - start });
    try {
      await this.#prepare(file);
      this.#enter(id);
      await inTime(run);
      return { ...result(), status: TestStatus.Success };
    } catch (error) {
      return { ...result(), status: TestStatus.Failed, failureMessage: String(error) };
    } finally {
      this.#enter(undefined);
    }
  }

  /** Runs tests one after the other, until the first that fails where `bail` says so. */
  async run(tests: Collected[], bail: boolean): Promise<TestResult[]> {
    const results: TestResult[] = [];
    for (const test of tests) {
      const result = await this.#try(test);
      results.push(result);
      if (bail && result.status === TestStatus.Failed) break;
    }
    return results;
  }
}
