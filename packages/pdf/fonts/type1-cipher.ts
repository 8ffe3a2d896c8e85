/** Keys of the cipher of Type 1 programs (Adobe Type 1 Font Format, 7). */
export const KEY = { program: 55_665, charstring: 4330 } as const;

/** Deciphers bytes and drops the first few, which are padding. */
export const deciphered = (bytes: Buffer, key: number, dropped: number): Buffer => {
  const out = Buffer.alloc(bytes.length);
  let state = key;
  for (const [at, byte] of bytes.entries()) {
    out[at] = byte ^ (state >> 8);
    state = ((byte + state) * 52_845 + 22_719) & 0xffff;
  }
  return out.subarray(Math.min(dropped, out.length));
};

/** Enciphers bytes after a few zeros. */
export const enciphered = (bytes: Buffer, key: number, lead: number): Buffer => {
  const plain = Buffer.concat([Buffer.alloc(lead), bytes]);
  const out = Buffer.alloc(plain.length);
  let state = key;
  for (const [at, byte] of plain.entries()) {
    const cipher = byte ^ (state >> 8);
    out[at] = cipher;
    state = ((cipher + state) * 52_845 + 22_719) & 0xffff;
  }
  return out;
};
