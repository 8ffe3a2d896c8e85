import { JestAsymmetricMatchers, JestChaiExpect, JestExtend, chai } from '@vitest/expect';

export interface Collected {
  id: string;
  file: string;
  run: () => unknown;
}

type Body = (...given: unknown[]) => unknown;
type Table = readonly unknown[];

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin);

const spread = (row: unknown): unknown[] => (Array.isArray(row) ? row : [row]);

const eachOf = (declare: (name: string, body: Body) => void) => (table: Table) => (name: string, body: Body) =>
  table.forEach((row) => declare(name, () => body(...spread(row))));

/** What `vitest` gives to a test file, as far as the tests of a package use it; tests and preparations are collected and run by who asks. */
export const suite = () => {
  const tests: Collected[] = [];
  const preparations: Collected[] = [];
  let within: string[] = [];
  const collect = (into: Collected[], name: string, body: unknown) => {
    const [file = ''] = within;
    if (typeof body === 'function')
      into.push({ id: `${[...within, name].join(' > ')} ${into.length}`, file, run: () => body() });
  };
  const test = (name: string, ...[first, second]: unknown[]) =>
    collect(tests, name, typeof first === 'function' ? first : second);
  const describe = (name: string, body: Body) => {
    within = [...within, name];
    body();
    within = within.slice(0, -1);
  };
  const enter = (file: string) => {
    within = [file];
  };
  const api = {
    beforeAll: (body: Body) => collect(preparations, 'beforeAll', body),
    test: Object.assign(test, { each: eachOf(test) }),
    describe: Object.assign(describe, { each: eachOf(describe) }),
    expect: chai.expect,
  };
  return { tests, preparations, enter, api };
};
