import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto';

/** The key objects that Node makes of keys. The SDK keeps a signing key as bytes, and making an object of them takes six times as long as a digest under it. */
const keyObjects = new WeakMap<object, KeyObject>();

const keyObjectOf = (bytes: ArrayBuffer | ArrayBufferView): KeyObject => {
  const kept = keyObjects.get(bytes);
  if (kept !== undefined) return kept;

  const key = createSecretKey(
    ArrayBuffer.isView(bytes) ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) : Buffer.from(bytes),
  );
  keyObjects.set(bytes, key);
  return key;
};

/** SHA-256 for the SDK's signer, by Node in one step: the SDK's own makes a stream of each digest, five of them for a call. */
export class Sha256 {
  readonly #key: string | KeyObject | undefined;
  #parts: Uint8Array[] = [];

  constructor(key?: string | ArrayBuffer | ArrayBufferView) {
    this.#key = key === undefined || typeof key === 'string' ? key : keyObjectOf(key);
  }

  update(part: Uint8Array): void {
    this.#parts.push(part);
  }

  async digest(): Promise<Uint8Array> {
    const [first = Buffer.alloc(0), ...others] = this.#parts;
    const bytes = others.length === 0 ? first : Buffer.concat(this.#parts);
    return this.#key === undefined
      ? hash('sha256', bytes, 'buffer')
      : createHmac('sha256', this.#key).update(bytes).digest();
  }

  reset(): void {
    this.#parts = [];
  }
}
