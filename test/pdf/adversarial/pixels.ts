import { decodeStream } from '../../../packages/pdf/verify/decode-stream.ts';
import { isDictionary, nameOf } from '../../../packages/pdf/verify/pdf-value.ts';
import { readObjects } from '../../../packages/pdf/verify/read-objects.ts';

const LETTER = { width: 612, height: 792 };

/** Reads the pixels of the images of letter pages that an extract shows instead of text, in the order of the pages, the first being 1. */
export const releasedPixels = (bytes: Uint8Array, number: number) => {
  const images = [...readObjects(bytes).objects.values()].filter(
    ({ value }) => isDictionary(value) && nameOf(value.entries.get('Subtype')) === 'Image',
  );
  const image = images[number - 1];
  const decoded = image && decodeStream(image);
  if (!image || !isDictionary(image.value) || decoded?.kind !== 'clear') throw new Error(`no image ${number}`);
  const [width, height] = ['Width', 'Height'].map((key) =>
    isDictionary(image.value) ? Number(image.value.entries.get(key)) : 0,
  );
  const samples = nameOf(image.value.entries.get('ColorSpace')) === 'DeviceGray' ? 1 : 3;
  /** The first component of the pixel at a point of the page, from its lower left corner. */
  return (x: number, y: number): number | undefined => {
    const [column, row] = [
      Math.floor((x / LETTER.width) * (width ?? 0)),
      Math.floor((1 - y / LETTER.height) * (height ?? 0)),
    ];
    return decoded.bytes[samples * (row * (width ?? 0) + column)];
  };
};
