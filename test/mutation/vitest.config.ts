import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { PLANS } from './plans.ts';

const name = process.env['MUTATED_PACKAGE'] ?? '';

/** A run ends with its first failure. The tests of tables and small rules, which lie at the top, are the quickest to fail. */
class TopFirst extends BaseSequencer {
  override sort(files: TestSpecification[]) {
    return Promise.resolve(files.toSorted((one, other) => one.moduleId.split('/').length - other.moduleId.split('/').length));
  }
}

/** The unit tests of the package that is mutated, in one module world: half the time of an isolated one, the same kills. */
export default defineConfig({
  test: {
    include: [`packages/${name}/**/*.test.ts`],
    exclude: ['**/node_modules/**', ...(PLANS[name]?.withoutTests ?? []).map((file) => `packages/${name}/${file}`)],
    isolate: false,
    sequence: { sequencer: TopFirst },
    testTimeout: 60_000,
  },
});
