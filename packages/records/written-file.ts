import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

/** A file that is written a piece at a time. */
export class WrittenFile {
  readonly path: string;
  readonly #stream;
  readonly #hash = createHash('sha256');
  #bytes = 0;

  constructor(name: string) {
    this.path = name;
    this.#stream = createWriteStream(name);
  }

  readonly write = async (piece: Uint8Array): Promise<void> => {
    this.#hash.update(piece);
    this.#bytes += piece.length;
    if (!this.#stream.write(piece)) await once(this.#stream, 'drain');
  };

  async end(): Promise<{ path: string; bytes: number; sha256: string }> {
    this.#stream.end();
    await finished(this.#stream);
    return { path: this.path, bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }
}
