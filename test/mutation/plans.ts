/** What of a package is mutated, which of its tests are left out, and the share of mutants that the others must kill. */
export interface Plan {
  sources: string[];
  /** What a worker of the package starts with: it is loaded with the tests and runs in their thread. */
  workers?: string[];
  /** Parts of the paths and names of tests. */
  withoutTests: string[];
  /** How long the tests that do not stand beside a mutated file may take for one mutant; the quickest are run. */
  otherTestsMs?: number;
  /** A mutant that runs longer, beyond the time of its tests, counts as noticed. */
  timeoutMs: number;
  atLeast: number;
}

/** Tests, examples and commands are no sources. Properties kill by chance and commands run elsewhere: the sentences must kill alone. */
export const PLANS: Record<string, Plan> = {
  law: {
    sources: [
      '**/*.ts',
      '!**/*.test.ts',
      '!example-*.ts',
      '!generated-*.ts',
      '!field-kinds.ts',
      '!not-read.ts',
      '!readme-table.ts',
      '!*-command.ts',
      '!index.ts',
      '!recorded/*.ts',
      '!outside/*.ts',
      '!states/state-table.ts',
    ],
    withoutTests: [
      '/properties.test.ts',
      '/unread.test.ts',
      '/reveal-nothing.test.ts',
      '/dead-facts.test.ts',
      '-command.test.ts',
    ],
    otherTestsMs: 1500,
    timeoutMs: 120_000,
    atLeast: 90,
  },
  pdf: {
    sources: [
      'extract/*.ts',
      'fonts/*.ts',
      '!fonts/standard-names.ts',
      'verify/*.ts',
      'engine/*.{ts,mts}',
      '!**/*.test.ts',
      '!verify/plain-file.ts',
      '!extract/{written-objects,plain-faces,copying}.ts',
      '!verify/example-cover.ts',
      '!engine/jobs.ts',
      '!engine/engine.mts',
      '!engine/run-engine.ts',
    ],
    workers: ['engine/engine.mts'],
    withoutTests: ['/recorded-bytes.test.ts', '/engine-killed.test.ts', 'too-large', 'too-many-pages'],
    otherTestsMs: 1500,
    timeoutMs: 6_000,
    atLeast: 85,
  },
};
