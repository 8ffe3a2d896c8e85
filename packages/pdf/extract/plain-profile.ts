/** The tags of ICC.1:2022, 9.2, that say how colours are converted. */
const COLOUR = new Set(
  `A2B0 A2B1 A2B2 B2A0 B2A1 B2A2 D2B0 D2B1 D2B2 D2B3 B2D0 B2D1 B2D2 B2D3 rXYZ gXYZ bXYZ rTRC gTRC bTRC kTRC wtpt bkpt chad lumi gamt`.split(
    ' ',
  ),
);
const HEADER = 128;
const ENTRY = 12;
const MOST_TAGS = 100;

const long = (value: number): Buffer => {
  const out = Buffer.alloc(4);
  out.writeUInt32BE(value);
  return out;
};

/** Names that a profile must have. */
const NAMES: [string, Buffer][] = [
  ['cprt', Buffer.concat([Buffer.from('text'), long(0), Buffer.from('none\0')])],
  ['desc', Buffer.concat([Buffer.from('desc'), long(0), long(8), Buffer.from('profile\0'), Buffer.alloc(78)])],
];

const tagsOf = (bytes: Buffer): [string, Buffer][] => {
  const count = bytes.readUInt32BE(HEADER);
  if (count > MOST_TAGS || HEADER + 4 + count * ENTRY > bytes.length) return [];
  return Array.from({ length: count }, (_, index): [string, Buffer] => {
    const at = HEADER + 4 + index * ENTRY;
    const [offset, length] = [bytes.readUInt32BE(at + 4), bytes.readUInt32BE(at + 8)];
    return [bytes.toString('latin1', at, at + 4), bytes.subarray(offset, offset + length)];
  });
};

/** Header fields that name devices and makers, 48 to 63 and 80 to 127, are left blank. */
const plainHeader = (bytes: Buffer, size: number): Buffer => {
  const head = Buffer.from(bytes.subarray(0, HEADER));
  long(size).copy(head);
  head.fill(0, 4, 8).fill(0, 48, 64).fill(0, 80, HEADER);
  return head;
};

/** A colour profile with what converts colours, and no words. What is not a profile becomes empty, and its alternate counts. */
export const plainProfile = (bytes: Buffer): Buffer => {
  if (bytes.length < HEADER + 4 || bytes.toString('latin1', 36, 40) !== 'acsp') return Buffer.alloc(0);
  const tags = [...tagsOf(bytes).filter(([name]) => COLOUR.has(name)), ...NAMES];
  let at = HEADER + 4 + tags.length * ENTRY;
  const table: Buffer[] = [];
  const parts: Buffer[] = [];
  for (const [name, data] of tags) {
    const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
    table.push(Buffer.from(name, 'latin1'), long(at), long(data.length));
    parts.push(padded);
    at += padded.length;
  }
  return Buffer.concat([plainHeader(bytes, at), long(tags.length), ...table, ...parts]);
};
