/** What of a package is mutated, which of its tests are left out, and the share of mutants that the others must kill. */
export interface Plan {
  runner: 'vitest' | 'one-process';
  sources: string[];
  withoutTests: string[];
  atLeast: number;
}

/** Tests, examples and commands are no sources. Properties kill by chance and commands run elsewhere: the sentences must kill alone. */
export const PLANS: Record<string, Plan> = {
  law: {
    runner: 'one-process',
    sources: ['**/*.ts', '!**/*.test.ts', '!example-*.ts', '!generated-*.ts', '!readme-table.ts', '!adjudicate-command.ts', '!index.ts', '!recorded/*.ts'],
    withoutTests: ['properties.test.ts', 'adjudicate-command.test.ts'],
    atLeast: 90,
  },
};
