import { existsSync, readFileSync, writeFileSync } from 'node:fs';

import type { TestResult } from '@stryker-mutator/api/test-runner';

import type { Collected } from './suite.ts';

/** How often each test, and each preparation, came by each mutant. */
export type Hits = Record<string, Record<string, number>>;

interface Known {
  hits: Hits;
  times: Record<string, number>;
}

/** In the sandbox, for the process that follows one which hung. */
const FILE = 'covering-tests.json';

const mutantsIn = (file: string): string[] =>
  Array.from(
    readFileSync(file, 'utf8').matchAll(/stryCov_\w+\(([^)]*)\)/g),
    ([, ids = '']) => ids.match(/\d+/g) ?? [],
  ).flat();

/** Which tests could notice a mutant, learnt from the run without any. */
export class Covering {
  readonly #known: Known;

  constructor(known: Known) {
    this.#known = known;
  }

  static learnt(hits: Hits, results: TestResult[]): Covering {
    const known = { hits, times: Object.fromEntries(results.map(({ id, timeSpentMs }) => [id, timeSpentMs])) };
    writeFileSync(FILE, JSON.stringify(known));
    return new Covering(known);
  }

  static remembered(): Covering {
    return new Covering(existsSync(FILE) ? JSON.parse(readFileSync(FILE, 'utf8')) : { hits: {}, times: {} });
  }

  /** Whether a test or a preparation came by a mutant. */
  touches({ id }: Collected, mutants: string[]): boolean {
    const hits = this.#known.hits[id] ?? {};
    return mutants.some((mutant) => mutant in hits);
  }

  /** The tests that come by any mutant of a file; all where none does. */
  ofFile(file: string, { tests, preparations }: { tests: Collected[]; preparations: Collected[] }): Collected[] {
    const mutants = mutantsIn(file);
    const prepared = new Set(preparations.filter((one) => this.touches(one, mutants)).map((one) => one.file));
    const found = tests.filter((test) => prepared.has(test.file) || this.touches(test, mutants));
    return found.length > 0 ? found : tests;
  }

  /** All tests beside the mutated file, then others, the quickest first, for as long as `mostMs` allows. */
  chosen(tests: Collected[], mutated: string, mostMs: number): Collected[] {
    const beside = mutated.replace(/\.m?ts$/, '.test.ts');
    const [near, far] = [true, false].map((wanted) => tests.filter(({ file }) => beside.endsWith(file) === wanted));
    const time = ({ id }: Collected) => this.#known.times[id] ?? 0;
    let left = mostMs;
    return [
      ...(near ?? []),
      ...(far ?? []).toSorted((one, other) => time(one) - time(other)).filter((test) => (left -= time(test)) > 0),
    ];
  }
}
