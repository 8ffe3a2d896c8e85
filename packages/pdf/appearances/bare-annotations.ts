import type { Json, JsonDictionary, JsonObjects } from './json-objects.ts';
import { isReference } from './json-objects.ts';

/**
 * An annotation on a page, counted from 0, that says what it shows, but has no appearance stream for it, or one that the form wants made
 * `anew`. `holder` is its own object, or that of its page.
 */
export type BareAnnotation = {
  page: number;
  holder: string;
  index: number | undefined;
  keys: JsonDictionary;
  kind: string;
  anew: boolean;
};

/** What a field says, or a field above it (ISO 32000-1, 12.7.3.1). */
const INHERITED = ['/FT', '/V', '/DA', '/Ff', '/Q', '/MaxLen', '/Opt'];
const DEEPEST = 16;

/** A flag of buttons (ISO 32000-1, table 226). */
export const PUSHBUTTON = 1 << 16;

const INVISIBLE = 1;
const HIDDEN = 2;

/** The kinds whose appearance follows from what they say (ISO 32000-1, 12.5.6). */
const DRAWN = new Set([
  'FreeText',
  'Line',
  'Square',
  'Circle',
  'Polygon',
  'PolyLine',
  'Ink',
  'Highlight',
  'Underline',
  'StrikeOut',
  'Squiggly',
  'Caret',
  'Link',
  'Text',
]);

const withInherited = (objects: JsonObjects, own: JsonDictionary): JsonDictionary => {
  const found: JsonDictionary = { ...own };
  let parent = own['/Parent'];
  for (let depth = 0; parent !== undefined && depth < DEEPEST; depth += 1) {
    const above = objects.dictionary(parent);
    for (const key of INHERITED) {
      const value = above[key];
      if (found[key] === undefined && value !== undefined) found[key] = value;
    }
    parent = above['/Parent'];
  }
  const form = objects.dictionary(objects.catalog['/AcroForm']);
  for (const key of ['/DA', '/Q']) {
    const value = form[key];
    if (found[key] === undefined && value !== undefined) found[key] = value;
  }
  return found;
};

const hasAppearance = (objects: JsonObjects, keys: JsonDictionary): boolean =>
  Object.keys(objects.dictionary(objects.dictionary(keys['/AP'])['/N'])).length > 0;

const hasValue = (objects: JsonObjects, keys: JsonDictionary): boolean =>
  objects.list(keys['/V']).length > 0 || objects.text(keys['/V']) !== '';

/** Text and choices are set anew where the form asks for it; a button, and a field without a value, keep what they have. */
const isBare = (objects: JsonObjects, keys: JsonDictionary, anew: boolean): boolean => {
  if (objects.name(keys['/Subtype']) !== 'Widget') return !hasAppearance(objects, keys);
  const type = objects.name(keys['/FT']);
  if (type === 'Tx' || type === 'Ch') return !hasAppearance(objects, keys) || (anew && hasValue(objects, keys));
  return type === 'Btn' && !hasAppearance(objects, keys);
};

const shownOn = (objects: JsonObjects, name: string, page: number): BareAnnotation[] =>
  objects.list(objects.dictionary(name)['/Annots']).flatMap((item: Json, index) => {
    const keys = withInherited(objects, objects.dictionary(item));
    const kind = objects.name(keys['/Subtype']);
    const flags = objects.number(keys['/F']) ?? 0;
    if ((flags & (INVISIBLE | HIDDEN)) !== 0 || (kind !== 'Widget' && !DRAWN.has(kind))) return [];
    const found = { page, keys, kind, anew: kind === 'Widget' && hasAppearance(objects, keys) };
    return [isReference(item) ? { ...found, holder: item, index: undefined } : { ...found, holder: name, index }];
  });

/** The annotations of all pages that a reader shows by what they say. */
export const bareAnnotations = (objects: JsonObjects): BareAnnotation[] => {
  const anew = objects.dictionary(objects.catalog['/AcroForm'])['/NeedAppearances'] === true;
  return objects.pages
    .flatMap((name, page) => shownOn(objects, name, page))
    .filter(({ keys }) => isBare(objects, keys, anew));
};

/** The boxes to tick and to choose among whose appearance is one stream, where there should be one for each state. */
export const statelessToggles = (objects: JsonObjects): BareAnnotation[] =>
  objects.pages
    .flatMap((name, page) => shownOn(objects, name, page))
    .filter(
      ({ kind, keys }) =>
        kind === 'Widget' &&
        objects.name(keys['/FT']) === 'Btn' &&
        ((objects.number(keys['/Ff']) ?? 0) & PUSHBUTTON) === 0 &&
        objects.isStream(objects.dictionary(keys['/AP'])['/N']),
    );
