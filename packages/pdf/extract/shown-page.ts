import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  type PDFObject,
  type PDFPage,
} from '@cantoo/pdf-lib';

import type { ResidueFreeCopy } from './residue-free-copy.ts';

type Rectangle = { left: number; bottom: number; right: number; top: number };

/** A page as a reader shows it: cropped, turned, in points. */
export type ShownPage = { box: Rectangle; turn: 0 | 90 | 180 | 270; unit: number; width: number; height: number };

const LETTER: Rectangle = { left: 0, bottom: 0, right: 612, top: 792 };

const numbers = (value: PDFObject | undefined): number[] =>
  value instanceof PDFArray
    ? value
        .asArray()
        .map((_, index) => value.lookup(index))
        .map((item) => (item instanceof PDFNumber ? item.asNumber() : NaN))
    : [];

const rectangle = (page: PDFPage, key: string): Rectangle | undefined => {
  const [a = NaN, b = NaN, c = NaN, d = NaN] = numbers(page.node.lookup(PDFName.of(key)));
  const box = { left: Math.min(a, c), bottom: Math.min(b, d), right: Math.max(a, c), top: Math.max(b, d) };
  return box.right - box.left > 0 && box.top - box.bottom > 0 ? box : undefined;
};

const intersection = (a: Rectangle, b: Rectangle): Rectangle | undefined => {
  const box = {
    left: Math.max(a.left, b.left),
    bottom: Math.max(a.bottom, b.bottom),
    right: Math.min(a.right, b.right),
    top: Math.min(a.top, b.top),
  };
  return box.right > box.left && box.top > box.bottom ? box : undefined;
};

const positive = (value: PDFObject | undefined): number =>
  value instanceof PDFNumber && value.asNumber() > 0 ? value.asNumber() : 1;

const turnOf = (value: PDFObject | undefined): ShownPage['turn'] => {
  const degrees = value instanceof PDFNumber ? ((value.asNumber() % 360) + 360) % 360 : 0;
  return degrees === 90 || degrees === 180 || degrees === 270 ? degrees : 0;
};

/** What of a page is shown, and how. */
export const shownPage = (page: PDFPage): ShownPage => {
  const media = rectangle(page, 'MediaBox') ?? LETTER;
  const crop = rectangle(page, 'CropBox');
  const box = crop ? (intersection(crop, media) ?? media) : media;
  const turn = turnOf(page.node.lookup(PDFName.of('Rotate')));
  const unit = positive(page.node.lookup(PDFName.of('UserUnit')));
  const [across, up] = [(box.right - box.left) * unit, (box.top - box.bottom) * unit];
  return turn % 180 === 0
    ? { box, turn, unit, width: across, height: up }
    : { box, turn, unit, width: up, height: across };
};

/** The matrix that brings a page's own coordinates to the shown page with its lower left corner at the origin. */
export const uprightMatrix = ({ box, turn, unit, width, height }: ShownPage): number[] => {
  const { left, bottom } = box;
  switch (turn) {
    case 0:
      return [unit, 0, 0, unit, -left * unit, -bottom * unit];
    case 90:
      return [0, -unit, unit, 0, -bottom * unit, height + left * unit];
    case 180:
      return [-unit, 0, 0, -unit, width + left * unit, height + bottom * unit];
    case 270:
    default:
      return [0, unit, -unit, 0, width + bottom * unit, -left * unit];
  }
};

/** The one content stream of a page, where it has one. */
export const contentOf = (page: PDFPage): PDFRawStream | undefined => {
  const content = page.node.lookup(PDFName.of('Contents'));
  const stream = content instanceof PDFArray && content.size() === 1 ? content.lookup(0) : content;
  return stream instanceof PDFRawStream ? stream : undefined;
};

/** A page's content as a form that can be painted on another page. */
export const pageAsForm = (page: PDFPage, shown: ShownPage, copy: ResidueFreeCopy): PDFRawStream | undefined => {
  const stream = contentOf(page);
  if (!stream) return undefined;
  const resources = page.node.Resources();
  const form = copy.content(stream, resources);
  const dictionary = form.dict;
  const { left, bottom, right, top } = shown.box;
  dictionary.set(PDFName.of('Type'), PDFName.of('XObject'));
  dictionary.set(PDFName.of('Subtype'), PDFName.of('Form'));
  dictionary.set(PDFName.of('BBox'), dictionary.context.obj([left, bottom, right, top]));
  dictionary.set(
    PDFName.of('Resources'),
    resources ? copy.resourcesFor(stream, resources) : dictionary.context.obj({}),
  );
  const group = page.node.get(PDFName.of('Group'));
  if (group instanceof PDFDict || group instanceof PDFRef)
    dictionary.set(PDFName.of('Group'), copy.copy(group, 'group'));
  return form;
};
