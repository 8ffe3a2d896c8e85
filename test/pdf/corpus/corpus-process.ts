import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { tryFile } from './try-file.ts';

const scratch = join(tmpdir(), `corpus-${process.pid}.pdf`);
process.on('exit', () => rmSync(scratch, { force: true }));

/** Tries the files that it is sent, one at a time. */
process.on('message', (task: { file: string; redact: boolean }) => {
  void tryFile(task.file, { redact: task.redact, scratch }).then((fate) => process.send?.(fate));
});
process.on('disconnect', () => process.exit(0));
