const SMALLEST_PART = 1024 * 1024;
const LARGEST_PART = 16 * SMALLEST_PART;

/** A file that is being written, in parts of 1 to 16 MB, which are copied once more into one when it is complete. */
export class WrittenFile {
  readonly #parts: Uint8Array[] = [];
  #room = 0;
  #length = 0;

  /** In order only, as qpdf writes. */
  take(bytes: Uint8Array, position: number): void {
    if (position !== this.#length) throw new Error('a file that is not written in order');
    for (let done = 0; done < bytes.length;) {
      const part = this.#partWithRoom();
      const taken = bytes.subarray(done, done + this.#room);
      part.set(taken, part.length - this.#room);
      this.#room -= taken.length;
      done += taken.length;
    }
    this.#length += bytes.length;
  }

  #partWithRoom(): Uint8Array {
    const last = this.#parts.at(-1);
    if (last !== undefined && this.#room > 0) return last;
    const part = new Uint8Array(Math.min(LARGEST_PART, Math.max(SMALLEST_PART, this.#length)));
    this.#parts.push(part);
    this.#room = part.length;
    return part;
  }

  /** All of it, in memory that the engines share. */
  bytes(): Uint8Array<SharedArrayBuffer> {
    const bytes = new Uint8Array(new SharedArrayBuffer(this.#length));
    let at = 0;
    for (const part of this.#parts) {
      bytes.set(part.subarray(0, this.#length - at), at);
      at += part.length;
    }
    return bytes;
  }
}
