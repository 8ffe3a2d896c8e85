import { existsSync, writeFileSync } from 'node:fs';
import { ENGINE_VERSION } from '../adjudicate.ts';
import { GroundAsserted } from '../parties.ts';
import { cases, decisionLine } from './decisions.ts';
import { lettersText } from './letters.ts';
import { linesOneFactAway } from './one-fact-away.ts';
import { PATHS, headed, recorded } from './read.ts';

const idOf = (line: string) => /^\{"id":"([^"]*)"/.exec(line)?.[1] ?? '';

/** What the same engine had decided otherwise. A case whose facts change takes a new id. */
const changedUnder = (path: string, decided: string[]): string[] => {
  if (!existsSync(path)) return [];
  const { version, byId } = recorded(path);
  const isOther = (line: string) => (byId.get(idOf(line)) ?? line) !== line;
  return version === ENGINE_VERSION ? decided.filter(isOther).map(idOf) : [];
};

const away = GroundAsserted.options.flatMap((ground) => [...linesOneFactAway(ground, 'psychotherapy_notes'), ...linesOneFactAway(ground, 'progress_notes')]);
const found = [
  { path: PATHS.decisions, decided: cases.map(decisionLine) },
  { path: PATHS.oneFactAway, decided: away },
];
const changed = found.flatMap(({ path, decided }) => changedUnder(path, decided));

/** Writes what the engine decides and says now. A decision changes only with the version of the engine. */
if (changed.length > 0) {
  process.stderr.write(`Engine ${ENGINE_VERSION} has decided otherwise before: ${changed.join(' | ')}. Raise ENGINE_VERSION in adjudicate.ts, then record again.\n`);
  process.exitCode = 1;
} else {
  for (const { path, decided } of found) writeFileSync(path, headed(ENGINE_VERSION, decided));
  writeFileSync(PATHS.letters, lettersText());
}
