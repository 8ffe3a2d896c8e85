import { createHmac, hash } from 'node:crypto';

/** SHA-256 for the SDK's signer, by Node in one step: the SDK's own makes a stream of each digest, five of them for a call. */
export class Sha256 {
  readonly #key: string | Buffer | undefined;
  #parts: Uint8Array[] = [];

  constructor(key?: string | ArrayBuffer | ArrayBufferView) {
    if (ArrayBuffer.isView(key)) this.#key = Buffer.from(key.buffer, key.byteOffset, key.byteLength);
    else this.#key = key instanceof ArrayBuffer ? Buffer.from(key) : key;
  }

  update(part: Uint8Array): void {
    this.#parts.push(part);
  }

  async digest(): Promise<Uint8Array> {
    const bytes = Buffer.concat(this.#parts);
    return this.#key === undefined
      ? hash('sha256', bytes, 'buffer')
      : createHmac('sha256', this.#key).update(bytes).digest();
  }

  reset(): void {
    this.#parts = [];
  }
}
