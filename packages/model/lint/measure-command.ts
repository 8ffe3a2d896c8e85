import { readFileSync } from 'node:fs';

import { type JudgedSentence, measure } from './measure.ts';

const percent = (share: number): string => share.toFixed(3);

/** `node packages/model/lint/measure-command.ts FILE…`: a table of figures for each file, and the sentences that are amiss. */
for (const file of process.argv.slice(2)) {
  const sentences: JudgedSentence[] = JSON.parse(readFileSync(file, 'utf8'));
  const { overall, byCategory, faults } = measure(sentences);
  const rows = Object.entries({ ...byCategory, overall }).map(
    ([name, { right, wrong, missed, precision, recall }]) =>
      `| ${name} | ${right} | ${wrong} | ${missed} | ${percent(precision)} | ${percent(recall)} |`,
  );
  const head = ['| | right | wrong | missed | precision | recall |', '|---|---|---|---|---|---|'];
  process.stdout.write([`\n${file}`, ...head, ...rows, ...faults.map((fault) => JSON.stringify(fault)), ''].join('\n'));
}
