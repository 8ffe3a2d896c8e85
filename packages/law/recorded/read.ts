import { readFileSync } from 'node:fs';
import * as z from 'zod';

const Line = z.looseObject({ id: z.string() });

const lines = (path: string): string[] => readFileSync(path, 'utf8').trimEnd().split('\n');

export const PATHS = {
  decisions: `${import.meta.dirname}/decisions.jsonl`,
  oneFactAway: `${import.meta.dirname}/one-fact-away.jsonl`,
  letters: `${import.meta.dirname}/letters.md`,
};

const VERSION = 'engineVersion';

/** The first line names the engine that decided. */
export const headed = (version: string, decided: string[]) => [JSON.stringify({ [VERSION]: version }), ...decided, ''].join('\n');

export const recorded = (path: string): { version: string; byId: Map<string, string> } => {
  const [head = '{}', ...rest] = lines(path);
  const { [VERSION]: version } = z.object({ [VERSION]: z.string() }).parse(JSON.parse(head));
  return { version, byId: new Map(rest.map((line) => [Line.parse(JSON.parse(line)).id, line])) };
};
