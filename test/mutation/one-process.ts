import { readFileSync } from 'node:fs';
import type { Script } from 'node:vm';

import type { StrykerOptions } from '@stryker-mutator/api/core';
import { PluginKind, commonTokens, declareClassPlugin, tokens } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  type MutantRunOptions,
  type TestRunner,
  determineHitLimitReached,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';

import { bundled } from './bundled.ts';
import { Covering, type Hits } from './covering.ts';
import { PLANS } from './plans.ts';
import { World } from './world.ts';

interface Namespace {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number;
  hitLimit?: number | undefined;
  mutantCoverage?: { static: Record<string, number>; perTest: Hits };
}

const MOST_MS = PLANS[process.env['MUTATED_PACKAGE'] ?? '']?.otherTestsMs ?? Infinity;

const stryker: Namespace = {};
Object.assign(globalThis, { __stryker__: stryker });

/** What a test made before, such as a calendar of a time zone, would hide a mutant in how it is made. */
const keepsBetweenCalls = (file: string): boolean =>
  /^const \w+ = .*new (Map|WeakMap)\b/m.test(readFileSync(file, 'utf8'));

/** Runs the tests of a package in this process: its modules are evaluated anew for a mutant that acts when they load. */
class OneProcess implements TestRunner {
  static inject = tokens(commonTokens.options);
  readonly #name = process.env['MUTATED_PACKAGE'] ?? '';
  readonly #bail: boolean;
  #script: Script | undefined;
  #clean: World | undefined;
  #world: World | undefined;
  #covering = Covering.remembered();

  constructor(options: StrykerOptions) {
    this.#bail = !options.disableBail;
    process.on('unhandledRejection', (cause) => this.#world?.fail(cause));
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    this.#script = await bundled(this.#name);
  }

  #load(): World {
    if (!this.#script) throw new Error('not bundled');
    this.#world = new World(this.#name, this.#script, (id) => {
      stryker.currentTestId = id;
    });
    return this.#world;
  }

  /** What a preparation comes by counts for each test of its file. */
  async dryRun() {
    const mutantCoverage: { static: Record<string, number>; perTest: Hits } = { static: {}, perTest: {} };
    stryker.mutantCoverage = mutantCoverage;
    const world = (this.#clean = this.#load());
    const results = await world.run(world.tests, false);
    const { perTest: hits } = mutantCoverage;
    this.#covering = Covering.learnt(hits, results);
    const perTest = Object.fromEntries(
      world.tests.map(({ id, file }): [string, Record<string, number>] => [
        id,
        Object.assign(
          {},
          ...world.preparations.filter((one) => one.file === file).map((one) => hits[one.id]),
          hits[id],
        ),
      ]),
    );
    return { status: DryRunStatus.Complete as const, tests: results, mutantCoverage: { ...mutantCoverage, perTest } };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, mutantActivation, sandboxFileName }: MutantRunOptions) {
    const anew = mutantActivation === 'static' || keepsBetweenCalls(sandboxFileName);
    Object.assign(stryker, { hitCount: 0, hitLimit, activeMutant: anew ? activeMutant.id : undefined });
    try {
      const world = (this.#world = anew ? this.#load() : (this.#clean ??= this.#load()));
      stryker.activeMutant = activeMutant.id;
      const changed = world.preparations
        .filter((one) => this.#covering.touches(one, [activeMutant.id]))
        .map(({ file }) => file);
      const tests = world.tests.filter(({ id }) => testFilter?.includes(id) ?? true);
      const likely = this.#covering.ofFile(sandboxFileName, world);
      world.forget(changed);
      const chosen = this.#covering.chosen(tests, { mutated: activeMutant.fileName, likely, mostMs: MOST_MS });
      const results = await world.run(chosen, this.#bail);
      world.forget(changed);
      return toMutantRunResult(
        determineHitLimitReached(stryker.hitCount, hitLimit) ?? { status: DryRunStatus.Complete, tests: results },
      );
    } catch (error) {
      return toMutantRunResult({ status: DryRunStatus.Error, errorMessage: String(error) });
    } finally {
      stryker.activeMutant = undefined;
    }
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'one-process', OneProcess)];
