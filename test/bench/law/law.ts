import { type Facts, adjudicate } from '@sequester/law';

import { median, row, table } from '../report.ts';
import { type Case, asked, cases, notExpressed } from './cases.ts';
import { allows, prepare, questionsOf } from './cedar.ts';

const ROUNDS = 5;
const ROUND_MILLISECONDS = 400;

/** Ids of whole notes that may leave. An extract of what the definition excludes is no note. */
const byTheEngine = (facts: Facts): string[] => {
  const { scope } = adjudicate(facts);
  const ids = new Set(asked(facts).map(({ id }) => id));
  return scope.content === 'extract' && scope.elements ? [] : scope.note_ids.filter((id) => ids.has(id));
};

const byThePolicies = (facts: Facts): string[] => {
  const allowed = questionsOf(facts).filter(({ call }) => allows(call));
  return [...new Set(allowed.map(({ noteId }) => noteId))];
};

const agreeing = (): Case[] => {
  const expressed = cases.filter(({ facts }) => notExpressed(facts) === undefined);
  const differ = expressed.filter(
    ({ facts }) => byTheEngine(facts).toSorted().join() !== byThePolicies(facts).toSorted().join(),
  );
  if (differ.length > 0)
    throw new Error(`the policies and the engine differ over ${differ.map(({ id }) => id).join(', ')}`);
  return expressed;
};

/** Runs over all cases for each second of CPU. */
const speedOf = (overAll: () => void): number => {
  const before = process.cpuUsage();
  const until = performance.now() + ROUND_MILLISECONDS;
  let times = 0;
  while (performance.now() < until) {
    overAll();
    times += 1;
  }
  const { user, system } = process.cpuUsage(before);
  return times / ((user + system) / 1e6);
};

const written = (cell: string | number) => (typeof cell === 'string' ? cell : cell.toFixed(cell < 1000 ? 1 : 0));

const listExceptions = (): void => {
  const why = Map.groupBy(cases, ({ facts }) => notExpressed(facts) ?? '');
  for (const [reason, of] of why) if (reason) console.log(`not expressed, ${of.length}: ${reason}`);
};

/** Decisions per second of CPU, the engine against Cedar over the same facts, in turn; questions are made beforehand. */
export const benchLaw = (): Promise<void> => {
  prepare();
  const common = agreeing();
  const calls = common.flatMap(({ facts }) => questionsOf(facts).map(({ call }) => call));
  const engine = () => common.forEach(({ facts }) => adjudicate(facts));
  const policies = () => calls.forEach(allows);
  const rounds = Array.from({ length: ROUNDS }, () => [speedOf(engine), speedOf(policies)]);
  const [ours = 0, theirs = 0] = [0, 1].map((of) => median(rounds.map((round) => round[of] ?? 0)));
  const releasing = common.filter(({ facts }) => byTheEngine(facts).length > 0).length;
  console.log(
    `${common.length} of ${cases.length} scenarios, in all of which both let the same notes go: some in ${releasing}, none in the others`,
  );
  listExceptions();
  table(['', 'cases/s', 'of Cedar', 'questions a case', 'answers/s', 'of Cedar']);
  const line = (name: string, speed: number, questions: number, theirQuestions: number) =>
    row(
      [
        name,
        speed * common.length,
        speed / theirs,
        questions / common.length,
        speed * questions,
        (speed * questions) / (theirs * theirQuestions),
      ].map(written),
    );
  line('adjudicate', ours, common.length, calls.length);
  line('cedar-wasm', theirs, calls.length, calls.length);
  console.log(
    'Cedar answers yes or no for one note on one paper, with the policy that said yes; it gives no scope, content, reason of a refusal, cure, duty or approver.',
  );
  return Promise.resolve();
};
