import type { Reporter, TestModule } from 'vitest/node';

/** Prints the line that continuous integration reads, after everything else: `N passed, N failed`. */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const results = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
    const broken = modules.filter(
      (module) => module.state() === 'failed' && [...module.children.allTests('failed')].length === 0,
    ).length;
    const passed = results.filter((state) => state === 'passed').length;
    const failed = results.filter((state) => state === 'failed').length + broken + unhandledErrors.length;
    process.on('exit', () => console.log(`${passed} passed, ${failed} failed`));
  }
}
