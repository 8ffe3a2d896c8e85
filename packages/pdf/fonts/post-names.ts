import { ascending } from './font-program.ts';
import { MAC_GLYPHS } from './standard-names.ts';

/** The glyphs that a `post` table names (OpenType, post, versions 1.0 and 2.0). */
export const readPostNames = (table: Buffer | undefined): Map<string, number> => {
  if (!table || table.length < 32) return new Map();
  const version = table.readUInt32BE(0);
  if (version === 0x00010000) return new Map(MAC_GLYPHS.map((name, glyph) => [name, glyph]));
  if (version !== 0x00020000 || table.length < 34) return new Map();
  const count = Math.min(table.readUInt16BE(32), Math.floor((table.length - 34) / 2));
  const own: string[] = [];
  for (let at = 34 + 2 * count; at < table.length; at += 1 + table.readUInt8(at))
    own.push(table.toString('latin1', at + 1, at + 1 + table.readUInt8(at)));
  const names = new Map<string, number>();
  for (let glyph = 0; glyph < count; glyph += 1) {
    const index = table.readUInt16BE(34 + 2 * glyph);
    const name = MAC_GLYPHS[index] ?? own[index - MAC_GLYPHS.length];
    if (name !== undefined && !names.has(name)) names.set(name, glyph);
  }
  return names;
};

/** A `post` table that names these glyphs, or none. */
export const writePost = (
  source: Buffer | undefined,
  { names, count }: { names: Map<string, number>; count: number },
): Buffer => {
  const head = Buffer.alloc(32);
  source?.copy(head, 4, 4, 16);
  head.writeUInt32BE(names.size === 0 ? 0x00030000 : 0x00020000, 0);
  if (names.size === 0) return head;
  const byGlyph = new Map([...names].map(([name, glyph]) => [glyph, name]));
  const indexes = Buffer.alloc(2 + 2 * count);
  indexes.writeUInt16BE(count, 0);
  const strings: Buffer[] = [];
  for (const glyph of ascending(byGlyph.keys())) {
    const name = Buffer.from(byGlyph.get(glyph) ?? '', 'latin1');
    indexes.writeUInt16BE(MAC_GLYPHS.length + strings.length, 2 + 2 * glyph);
    strings.push(Buffer.concat([Buffer.from([name.length]), name]));
  }
  return Buffer.concat([head, indexes, ...strings]);
};
