/** A number of one or two bytes that begins with 32 to 254, as charstrings of both kinds and DICTs write it (Adobe Technical Note 5176, table 3). */
export const shortNumber = (bytes: Buffer, at: number): { value: number; length: number } => {
  const first = bytes.readUInt8(at);
  if (first < 247) return { value: first - 139, length: 1 };
  const next = bytes.readUInt8(at + 1);
  return { value: first < 251 ? (first - 247) * 256 + next + 108 : -(first - 251) * 256 - next - 108, length: 2 };
};
