import { execFile } from 'node:child_process';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

interface Said {
  code: number;
  out: string;
  err: string;
}

const run = (script: string, given: string[], environment: Record<string, string> = {}): Promise<Said> =>
  new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join(import.meta.dirname, script), ...given],
      { env: { ...process.env, ...environment } },
      (_, out, err) => resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });

describe('the commands', () => {
  test('refuse a port that is none, in words', async () => {
    const { code, err } = await run('start.ts', [], { PORT: 'here' });
    expect([code, err.trim()]).toEqual([1, 'PORT must be a number from 1 to 65533, not here']);
  });

  test('say which accounts have a token, on the error stream alone', async () => {
    const { code, out, err } = await run('token.ts', []);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('Accounts: operator');
  });
});
