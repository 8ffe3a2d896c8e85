import { JestAsymmetricMatchers, JestChaiExpect, JestExtend, chai } from '@vitest/expect';

export interface Collected {
  id: string;
  run: () => unknown;
}

type Body = (...given: unknown[]) => unknown;
type Table = readonly unknown[];

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);

const spread = (row: unknown): unknown[] => (Array.isArray(row) ? row : [row]);

const eachOf = (declare: (name: string, body: Body) => void) => (table: Table) => (name: string, body: Body) =>
  table.forEach((row) => declare(name, () => body(...spread(row))));

/** What `vitest` gives to a test file, as far as the tests of a pure package use it; tests are collected and run by who asks. */
export function suite() {
  const collected: Collected[] = [];
  let within: string[] = [];
  const test = (name: string, ...[first, second]: unknown[]) => {
    const run = typeof first === 'function' ? first : second;
    if (typeof run === 'function') collected.push({ id: `${[...within, name].join(' > ')} ${collected.length}`, run: () => run() });
  };
  const describe = (name: string, body: Body) => {
    within = [...within, name];
    body();
    within = within.slice(0, -1);
  };
  const enter = (file: string) => {
    within = [file];
  };
  const api = {
    test: Object.assign(test, { each: eachOf(test) }),
    describe: Object.assign(describe, { each: eachOf(describe) }),
    expect: chai.expect,
  };
  return { collected, enter, api };
}
