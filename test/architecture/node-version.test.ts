import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { expect, test } from 'vitest';
import * as z from 'zod';

const root = join(import.meta.dirname, '..', '..');
const Manifest = z.object({ devDependencies: z.object({ node: z.string() }) });

test('packages are held to the Node that runs them', async () => {
  const { devDependencies } = Manifest.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
  const settings = await readFile(join(root, 'pnpm-workspace.yaml'), 'utf8');
  expect(/^nodeVersion: (\S+)$/m.exec(settings)?.[1]).toBe(devDependencies.node);
});
