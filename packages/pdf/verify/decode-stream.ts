import { inflateSync } from 'node:zlib';

import { isDictionary, isList, nameOf, type PdfObject } from './pdf-value.ts';

/** A stream's content in the clear, or `opaque` for the pixels of an image in a coding of its own. */
export type Decoded = { kind: 'clear'; bytes: Uint8Array } | { kind: 'opaque' } | { kind: 'failed' };

const IMAGE_CODINGS = new Set(['DCTDecode', 'JPXDecode', 'CCITTFaxDecode', 'JBIG2Decode']);
const LARGEST = 1024 * 1024 * 1024;

type Inflated = { buffer: Buffer; engine: { bytesWritten: number } };

const isInflated = (value: object): value is Inflated => 'engine' in value;

/** Readers do not look at what follows the end of what was deflated. */
const inflate = (data: Uint8Array): Decoded => {
  try {
    const answer: object = inflateSync(data, { info: true, maxOutputLength: LARGEST });
    const whole = isInflated(answer) && answer.engine.bytesWritten === data.length;
    return whole ? { kind: 'clear', bytes: answer.buffer } : { kind: 'failed' };
  } catch {
    return { kind: 'failed' };
  }
};

/** Decodes a stream as the builder may write it: plain, deflated, or an image in its own coding. */
export const decodeStream = ({ value, data = new Uint8Array() }: PdfObject): Decoded => {
  if (!isDictionary(value)) return { kind: 'failed' };
  const filter = value.entries.get('Filter');
  const filters = isList(filter) ? filter.items.map(nameOf) : filter === undefined ? [] : [nameOf(filter)];
  if (filters.length === 0) return { kind: 'clear', bytes: data };
  if (filters.length === 1 && filters[0] === 'FlateDecode') return inflate(data);
  const image = nameOf(value.entries.get('Subtype')) === 'Image';
  return image && IMAGE_CODINGS.has(filters.at(-1) ?? '') ? { kind: 'opaque' } : { kind: 'failed' };
};
