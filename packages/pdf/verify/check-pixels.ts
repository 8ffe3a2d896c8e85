import type { Finding } from '../types.ts';
import { resolve } from './check-use.ts';
import { decodeStream } from './decode-stream.ts';
import { isDictionary, isList, nameOf, type Dictionary, type PdfObject, type PdfValue } from './pdf-value.ts';
import type { PdfFile } from './read-objects.ts';

const FAMILIES = new Map([
  ...['DeviceGray', 'CalGray', 'Indexed', 'Separation'].map((family) => [family, 1] as const),
  ...['DeviceRGB', 'CalRGB', 'Lab'].map((family) => [family, 3] as const),
  ['DeviceCMYK', 4] as const,
]);

const followed = (file: PdfFile, value: PdfValue | undefined): PdfValue | undefined =>
  resolve(file, value)?.value ?? value;

const numberOf = (value: PdfValue | undefined, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise;

/** How many numbers a colour has (ISO 32000-1, 8.6); none where that is not known. */
const componentsOf = (file: PdfFile, value: PdfValue | undefined): number => {
  const space = followed(file, value);
  const [first, second] = isList(space) ? space.items.map((item) => followed(file, item)) : [space];
  const family = nameOf(first) ?? '';
  if (family === 'DeviceN') return isList(second) ? second.items.length : 0;
  if (family === 'ICCBased') return isDictionary(second) ? numberOf(followed(file, second.entries.get('N')), 0) : 0;
  return FAMILIES.get(family) ?? 0;
};

/** A byte before each row that PNG predicts (ISO 32000-1, 7.4.4.4). */
const marksOf = (file: PdfFile, image: Dictionary, length: number): number => {
  const parms = followed(file, image.entries.get('DecodeParms'));
  const number = (key: string, otherwise: number) =>
    isDictionary(parms) ? numberOf(followed(file, parms.entries.get(key)), otherwise) : otherwise;
  if (number('Predictor', 1) < 10) return 0;
  return Math.ceil(
    length / Math.ceil((number('Colors', 1) * number('BitsPerComponent', 8) * number('Columns', 1)) / 8),
  );
};

const hasMore = (file: PdfFile, object: PdfObject): boolean => {
  const { value } = object;
  if (!isDictionary(value) || nameOf(value.entries.get('Subtype')) !== 'Image') return false;
  const decoded = decodeStream(object);
  const number = (key: string) => numberOf(followed(file, value.entries.get(key)), 0);
  const mask = value.entries.get('ImageMask') === true;
  const bits = mask ? 1 : number('BitsPerComponent') * componentsOf(file, value.entries.get('ColorSpace'));
  const length = Math.ceil((number('Width') * bits) / 8) * number('Height');
  return length > 0 && decoded.kind === 'clear' && decoded.bytes.length > length + marksOf(file, value, length);
};

/** That images hold their pixels and no bytes after them, as far as they are not in a coding of their own. */
export const checkPixels = (file: PdfFile): Finding[] =>
  [...file.objects.values()].flatMap((object): Finding[] =>
    hasMore(file, object)
      ? [{ code: 'foreign-bytes', detail: `object ${object.number} holds more than its pixels` }]
      : [],
  );
