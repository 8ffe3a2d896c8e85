/** Bytes that an engine reads where they stand. What is in shared memory already is not copied. */
export const sharedBytes = (bytes: Uint8Array): Uint8Array => {
  if (bytes.buffer instanceof SharedArrayBuffer) return bytes;
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
};

/** The same sources, their bytes where every engine can read them. */
export const sharedSources = <Source extends { bytes: Uint8Array }>(sources: Source[]): Source[] =>
  sources.map((source) => ({ ...source, bytes: sharedBytes(source.bytes) }));
