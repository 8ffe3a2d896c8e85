import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for the clouds that end with the process of their tests; removed after all of them. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'sequester-clouds-'));
  process.env['CLOUD_FOLDER'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
