const bitAt = (bytes: Buffer, bit: number): number => ((bytes[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1;

/** An end of line: eleven zeros and a one, which stand nowhere else in a fax (ITU-T T.4, 4.1.2). */
const ZEROS = 11;

/** Where the page ends: after a given number of end-of-line codes in a row, each followed by a given number of bits. Undefined if it has no such end. */
const endOfPage = (bytes: Buffer, { lines, tag }: { lines: number; tag: number }): number | undefined => {
  let [zeros, found, next] = [0, 0, 0];
  for (let bit = 0; bit < 8 * bytes.length; bit += 1) {
    if (bitAt(bytes, bit) === 0) {
      zeros += 1;
      continue;
    }
    if (zeros >= ZEROS) {
      found = found > 0 && bit - ZEROS === next ? found + 1 : 1;
      next = bit + 1 + tag;
      if (found === lines) return Math.ceil(next / 8);
      bit += tag;
    }
    zeros = 0;
  }
  return undefined;
};

/**
 * A fax (ITU-T T.4 and T.6) without the bytes after the end of its page. `k` is how its lines are coded (ISO 32000-1, 7.4.6): below 0 two
 * ends of line are the end, otherwise six. One that does not say where it ends stays as it is.
 */
export const plainFax = (bytes: Buffer, k: number): Buffer => {
  const lines = k < 0 ? 2 : 6;
  return bytes.subarray(0, endOfPage(bytes, { lines, tag: k > 0 ? 1 : 0 }) ?? bytes.length);
};
