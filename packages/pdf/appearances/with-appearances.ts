import {
  PDFArray,
  PDFBool,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
  type PDFObject,
} from '@cantoo/pdf-lib';

import { holds } from '../engine/engine-holds.mts';
import { qpdf } from '../engine/run-engine.ts';
import type { StoredPdf } from '../types.ts';
import { bareAnnotations, statelessToggles, type BareAnnotation } from './bare-annotations.ts';
import { drawField } from './draw-field.ts';
import { drawLink } from './draw-link.ts';
import { drawMarkup } from './draw-markup.ts';
import { drawShape, type Drawing } from './draw-shape.ts';
import { drawSign } from './draw-sign.ts';
import { drawFreeText } from './draw-words.ts';
import { isReference, JsonObjects, type Json, type JsonDictionary } from './json-objects.ts';
import { withoutKept } from './kept-appearances.ts';
import { Letters } from './letters.ts';
import { ownFontsIn } from './own-font.ts';

type Drawn = { bare: BareAnnotation; drawing: Drawing };

const drawingOf = async (
  objects: JsonObjects,
  { keys, kind }: BareAnnotation,
  letters: Letters,
): Promise<Drawing | undefined> => {
  if (kind === 'Widget') return drawField(objects, keys, letters);
  if (kind === 'FreeText') return drawFreeText(objects, keys, letters);
  if (kind === 'Link') return drawLink(objects, keys);
  if (kind === 'Text') return drawSign(objects, keys);
  return drawMarkup(objects, keys, kind) ?? drawShape(objects, keys, kind);
};

const drawAll = async (objects: JsonObjects, all: BareAnnotation[], letters: Letters): Promise<Drawn[]> => {
  const drawn: Drawn[] = [];
  for (const bare of all) {
    const drawing = await drawingOf(objects, bare, letters);
    if (drawing) drawn.push({ bare, drawing });
  }
  return drawn;
};

/** Objects of one document in the JSON of another, their numbers moved up. */
const inJson = (object: PDFObject, by: number): Json => {
  if (object instanceof PDFRef) return `${object.objectNumber + by} 0 R`;
  if (object instanceof PDFArray) return object.asArray().map((item) => inJson(item, by));
  if (object instanceof PDFDict)
    return Object.fromEntries(object.entries().map(([key, value]) => [`/${key.decodeText()}`, inJson(value, by)]));
  if (object instanceof PDFName) return `/${object.decodeText()}`;
  if (object instanceof PDFNumber) return object.asNumber();
  if (object instanceof PDFBool) return object.asBoolean();
  if (object instanceof PDFString || object instanceof PDFHexString)
    return `b:${Buffer.from(object.asBytes()).toString('hex')}`;
  return null;
};

const streamJson = (dict: JsonDictionary, data: Uint8Array): Json => ({
  stream: { dict, data: Buffer.from(data).toString('base64') },
});

const objectJson = (object: PDFObject, by: number): Json =>
  object instanceof PDFRawStream
    ? streamJson(withoutLength(inJson(object.dict, by)), object.getContents())
    : { value: inJson(object, by) };

const withoutLength = (value: Json): JsonDictionary => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const { '/Length': _, ...kept } = value;
  return kept;
};

const appearanceOf = (
  { bare, drawing }: Drawn,
  { objects, fonts }: { objects: JsonObjects; fonts: JsonDictionary },
): Json => {
  const { left, bottom, right, top } = drawing.box;
  const opacity = objects.number(bare.keys['/CA']);
  const state: JsonDictionary = {
    ...(drawing.multiply ? { '/BM': '/Multiply' } : {}),
    ...(opacity !== undefined && opacity < 1 ? { '/CA': opacity, '/ca': opacity } : {}),
  };
  const seen = Object.keys(state).length > 0;
  const used = Object.fromEntries(Object.entries(fonts).filter(([name]) => drawing.content.includes(`${name} `)));
  const dict: JsonDictionary = {
    '/Type': '/XObject',
    '/Subtype': '/Form',
    '/BBox': [left, bottom, right, top],
    '/Resources': {
      '/Font': { ...used, ...ownFontsIn(objects, drawing.content) },
      ...(seen ? { '/ExtGState': { '/Seen': state } } : {}),
    },
    ...(seen ? { '/Group': { '/S': '/Transparency' } } : {}),
  };
  return streamJson(dict, Buffer.from(`${seen ? '/Seen gs ' : ''}${drawing.content}`, 'latin1'));
};

/**
 * An appearance of what is on or off. There is one for each state (ISO 32000-1, 12.7.4.2.3), and readers that draw forms show none other;
 * what it shows is that of its state, whatever that was called.
 */
const underState = (appearance: Json): JsonDictionary => ({ '/AS': '/On', '/AP': { '/N': { '/On': appearance } } });

/** The annotation as it stands, with its appearance. */
const annotationJson = (own: JsonDictionary, appearance: string, { box, toggle = false }: Drawing): JsonDictionary => {
  const { '/AS': _, ...keys } = own;
  const shown = toggle ? underState(appearance) : { '/AP': { '/N': appearance } };
  return { ...keys, ...shown, '/Rect': [box.left, box.bottom, box.right, box.top] };
};

/** A form whose fields have their appearances, where it says that readers have to make them. */
const settledForm = (objects: JsonObjects): JsonDictionary => {
  const { root, catalog } = objects;
  const form = objects.dictionary(catalog['/AcroForm']);
  if (form['/NeedAppearances'] !== true || !isReference(root)) return {};
  const settled = { ...form, '/NeedAppearances': false };
  return isReference(catalog['/AcroForm'])
    ? { [`obj:${catalog['/AcroForm']}`]: { value: settled } }
    : { [`obj:${root}`]: { value: { ...catalog, '/AcroForm': settled } } };
};

type Change = { bare: BareAnnotation; changed: (own: JsonDictionary) => JsonDictionary };

/** Annotations as they are changed; those that stand in the list of their page itself, with the page. */
const settledAnnotations = (objects: JsonObjects, changes: Change[]): JsonDictionary => {
  const settled: JsonDictionary = {};
  const pages = new Map<string, Json[]>();
  for (const { bare, changed } of changes) {
    const { holder, index } = bare;
    if (index === undefined) {
      settled[`obj:${holder}`] = { value: changed(objects.dictionary(holder)) };
    } else {
      const list = pages.get(holder) ?? [...objects.list(objects.dictionary(holder)['/Annots'])];
      list[index] = changed(objects.dictionary(list[index]));
      pages.set(holder, list);
    }
  }
  for (const [page, annotations] of pages)
    settled[`obj:${page}`] = { value: { ...objects.dictionary(page), '/Annots': annotations } };
  return settled;
};

type Numbered = { changed: JsonDictionary; last: number };

/** The fonts of the appearances, their numbers after those of the document. */
const fontsOf = async (letters: Letters, by: number): Promise<Numbered & { fonts: JsonDictionary }> => {
  const names = await letters.finish();
  const made = letters.document.context.enumerateIndirectObjects();
  return {
    fonts: Object.fromEntries([...names].map(([name, ref]) => [`/${name}`, `${ref.objectNumber + by} 0 R`])),
    changed: Object.fromEntries(
      made.map(([ref, object]) => [`obj:${ref.objectNumber + by} 0 R`, objectJson(object, by)]),
    ),
    last: by + Math.max(0, ...made.map(([ref]) => ref.objectNumber)),
  };
};

const updateOf = async (objects: JsonObjects, bytes: StoredPdf): Promise<Json | undefined> => {
  const letters = await Letters.create();
  const drawn = await drawAll(objects, await withoutKept(bytes, objects, bareAnnotations(objects)), letters);
  const stateless = statelessToggles(objects);
  const form = settledForm(objects);
  if (drawn.length + stateless.length === 0 && Object.keys(form).length === 0) return undefined;
  const { fonts, changed, last } = await fontsOf(letters, objects.last);
  const made = drawn.map((one, at) => ({ ...one, appearance: `${last + at + 1} 0 R` }));
  const annotations = settledAnnotations(objects, [
    ...made.map(({ bare, drawing, appearance }) => ({
      bare,
      changed: (own: JsonDictionary) => annotationJson(own, appearance, drawing),
    })),
    ...stateless.map((bare) => ({
      bare,
      changed: (own: JsonDictionary) => ({ ...own, ...underState(objects.dictionary(own['/AP'])['/N'] ?? null) }),
    })),
  ]);
  const appearances = Object.fromEntries(
    made.map((one) => [`obj:${one.appearance}`, appearanceOf(one, { objects, fonts })]),
  );
  return {
    qpdf: [
      {
        jsonversion: 2,
        pushedinheritedpageresources: false,
        calledgetallpages: false,
        maxobjectid: last + drawn.length,
      },
      { ...changed, ...form, ...appearances, ...annotations },
    ],
  };
};

const LISTED = ['--json=2', '--json-key=qpdf', '--json-key=pages', '--json-stream-data=none'];

/**
 * The same PDF with an appearance for each annotation and field that shows something without one, as readers draw it:
 * typed words, marks, shapes, values; and with a state for the appearance of each button that needs one and has none.
 * The PDF itself where there are none, or where it cannot be read. Throws `EngineFailure`.
 */
export const withAppearances = async (bytes: StoredPdf): Promise<StoredPdf> => {
  if (!holds(bytes, 'Annots')) return bytes;
  const files = [{ name: 'in.pdf', bytes }];
  const listed = await qpdf({ files, args: [...LISTED, '/in.pdf', '/out.json'], output: 'out.json' });
  if (listed.output.length === 0) return bytes;
  const update = await updateOf(new JsonObjects(listed.output), bytes);
  if (update === undefined) return bytes;
  const { output } = await qpdf({
    files: [...files, { name: 'update.json', bytes: Buffer.from(JSON.stringify(update)) }],
    args: ['/in.pdf', '--update-from-json=/update.json', '--object-streams=disable', '--static-id', '/out.pdf'],
    output: 'out.pdf',
  });
  return output.length > 0 ? output : bytes;
};
