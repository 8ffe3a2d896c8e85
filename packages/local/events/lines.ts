import type { Readable } from 'node:stream';

/** The lines of a stream of UTF-8, each ended by a line feed and by nothing else: in JSON the separators of Unicode are letters like others. */
export const onLines = (source: Readable, { line, end }: { line: (text: string) => void; end: () => void }): void => {
  let begun: string[] = [];
  source.setEncoding('utf8');
  source.on('data', (chunk: string) => {
    const parts = chunk.split('\n');
    const rest = parts.pop() ?? '';
    for (const part of parts) {
      const whole = [...begun, part].join('');
      begun = [];
      line(whole);
    }
    begun.push(rest);
  });
  source.once('close', end);
};
