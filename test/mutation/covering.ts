import { existsSync, readFileSync, writeFileSync } from 'node:fs';

import type { TestResult } from '@stryker-mutator/api/test-runner';

import type { Collected } from './suite.ts';

/** How often each test, and each preparation, came by each mutant. */
export type Hits = Record<string, Record<string, number>>;

interface Known {
  hits: Hits;
  times: Record<string, number>;
}

interface Choice {
  mutated: string;
  likely: ReadonlySet<Collected>;
  mostMs: number;
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

  /** The tests that come by any mutant of a file. */
  ofFile(file: string, { tests, preparations }: { tests: Collected[]; preparations: Collected[] }): Set<Collected> {
    const mutants = mutantsIn(file);
    const prepared = new Set(preparations.filter((one) => this.touches(one, mutants)).map((one) => one.file));
    return new Set(tests.filter((test) => prepared.has(test.file) || this.touches(test, mutants)));
  }

  /** All tests beside the mutated file, then the likely ones, then others, the quickest first, for as long as `mostMs` allows. */
  chosen(tests: Collected[], { mutated, likely, mostMs }: Choice): Collected[] {
    const beside = mutated.replace(/\.m?ts$/, '.test.ts');
    const [near, far] = [true, false].map((wanted) => tests.filter(({ file }) => beside.endsWith(file) === wanted));
    const time = ({ id }: Collected) => this.#known.times[id] ?? 0;
    const rank = (test: Collected) => (likely.has(test) ? 0 : 1);
    const inOrder = (far ?? []).toSorted((one, other) => rank(one) - rank(other) || time(one) - time(other));
    let left = mostMs;
    return [...(near ?? []), ...inOrder.filter((test) => (left -= time(test)) > 0)];
  }
}
