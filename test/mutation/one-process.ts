import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import { Script } from 'node:vm';
import type { StrykerOptions } from '@stryker-mutator/api/core';
import { PluginKind, commonTokens, declareClassPlugin, tokens } from '@stryker-mutator/api/plugin';
import { type DryRunOptions, DryRunStatus, type MutantRunOptions, type TestResult, type TestRunner, TestStatus, determineHitLimitReached, toMutantRunResult } from '@stryker-mutator/api/test-runner';
import { type Plugin, build } from 'esbuild';
import { PLANS } from './plans.ts';
import { type Collected, suite } from './suite.ts';

interface Namespace {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number;
  hitLimit?: number | undefined;
  mutantCoverage?: { static: Record<string, number>; perTest: Record<string, Record<string, number>> };
}

const stryker: Namespace = {};
Object.assign(globalThis, { __stryker__: stryker });

const withDirname: Plugin = {
  name: 'dirname',
  setup: (bundler) =>
    bundler.onLoad({ filter: /\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll('import.meta.dirname', JSON.stringify(dirname(path))),
      loader: 'ts',
    })),
};

/** Tests at the top are of tables and small rules, and the quickest to fail. */
function testFiles(name: string): string[] {
  const without = PLANS[name]?.withoutTests ?? [];
  const files = globSync(`packages/${name}/**/*.test.ts`, { exclude: (path) => path.includes('node_modules') });
  return files.filter((file) => !without.some((left) => file.endsWith(`/${left}`))).toSorted((one, other) => one.split('/').length - other.split('/').length);
}

async function bundled(name: string): Promise<Script> {
  const contents = testFiles(name).map((file) => `enter(${JSON.stringify(file)}); require(${JSON.stringify(resolve(file))});`);
  const { outputFiles } = await build({
    stdin: { contents: contents.join('\n'), resolveDir: process.cwd() },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    packages: 'external',
    logLevel: 'error',
    plugins: [withDirname],
  });
  return new Script(`(function (require, enter, module, exports) {${outputFiles[0]?.text ?? ''}\n})`);
}

/** Runs the tests of a pure package in this process: its modules are evaluated anew for a mutant that acts when they load. */
class OneProcess implements TestRunner {
  static inject = tokens(commonTokens.options);
  readonly #name = process.env['MUTATED_PACKAGE'] ?? '';
  readonly #bail: boolean;
  #script: Script | undefined;
  #clean: Collected[] | undefined;

  constructor(options: StrykerOptions) {
    this.#bail = !options.disableBail;
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    this.#script = await bundled(this.#name);
  }

  #load(): Collected[] {
    const { collected, enter, api } = suite();
    const outside = createRequire(resolve(`packages/${this.#name}/package.json`));
    this.#script?.runInThisContext()((id: string) => (id === 'vitest' ? api : outside(id)), enter, { exports: {} }, {});
    return collected;
  }

  async #run(tests: Collected[], bail: boolean): Promise<TestResult[]> {
    const results: TestResult[] = [];
    for (const { id, run } of tests) {
      stryker.currentTestId = id;
      const base = { id, name: id, timeSpentMs: 0 };
      try {
        await run();
        results.push({ ...base, status: TestStatus.Success });
      } catch (error) {
        results.push({ ...base, status: TestStatus.Failed, failureMessage: String(error) });
        if (bail) break;
      }
    }
    stryker.currentTestId = undefined;
    return results;
  }

  async dryRun(_options: DryRunOptions) {
    stryker.mutantCoverage = { static: {}, perTest: {} };
    const tests = await this.#run(this.#load(), false);
    return { status: DryRunStatus.Complete as const, tests, mutantCoverage: stryker.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation }: MutantRunOptions) {
    Object.assign(stryker, { hitCount: 0, hitLimit, activeMutant: mutantActivation === 'static' ? activeMutant.id : undefined });
    try {
      const tests = mutantActivation === 'static' ? this.#load() : (this.#clean ??= this.#load());
      stryker.activeMutant = activeMutant.id;
      const results = await this.#run(testFilter ? tests.filter(({ id }) => testFilter.includes(id)) : tests, this.#bail);
      return toMutantRunResult(determineHitLimitReached(stryker.hitCount, hitLimit) ?? { status: DryRunStatus.Complete, tests: results });
    } catch (error) {
      return toMutantRunResult({ status: DryRunStatus.Error, errorMessage: String(error) });
    } finally {
      stryker.activeMutant = undefined;
    }
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'one-process', OneProcess)];
