import { Jurisdiction } from './jurisdiction.ts';
import { printedRow } from './states/printed-row.ts';
import { isState } from './states/rows.ts';

const asked = Jurisdiction.safeParse(process.argv[2]?.toUpperCase());

if (asked.success && isState(asked.data)) {
  process.stdout.write(`${printedRow(asked.data)}\n`);
} else {
  const states = Jurisdiction.options.filter(isState).join(' ');
  process.stderr.write(
    `law-state prints the rules of one state. Name it: pnpm -s law-state CO. There are ${states}.\n`,
  );
  process.exitCode = 1;
}
