import type { Finding } from '../types.ts';
import { decodeStream } from './decode-stream.ts';
import { Lexer } from './lexer.ts';
import { isDictionary, nameOf, Unreadable, type Dictionary, type PdfObject, type PdfValue } from './pdf-value.ts';
import type { PdfFile } from './read-objects.ts';

const CATEGORY_OF: Record<string, string> = {
  gs: 'ExtGState',
  cs: 'ColorSpace',
  CS: 'ColorSpace',
  scn: 'Pattern',
  SCN: 'Pattern',
  sh: 'Shading',
  Do: 'XObject',
  Tf: 'Font',
};
const VALUE_STARTS = new Set(Array.from('/(<[', (character) => character.charCodeAt(0)));
const STRAY = new Set(Array.from(')>]{}', (character) => character.charCodeAt(0)));

/** Inline images, and marked content with properties, which may repeat in words what is not shown. */
const NEVER_WRITTEN = new Set(['BI', 'BDC', 'DP']);

/** The resources that a content stream names, as `category/name`. Throws `Unreadable` on what the builder never writes. */
const namedIn = (content: Uint8Array): Set<string> => {
  const lexer = new Lexer(content);
  const named = new Set<string>();
  let last: PdfValue = null;
  for (lexer.skipSpace(); lexer.at < content.length; lexer.skipSpace()) {
    const byte = content[lexer.at] ?? 0;
    if (VALUE_STARTS.has(byte)) {
      last = lexer.value();
    } else if (byte === 0x25) {
      while (lexer.at < content.length && content[lexer.at] !== 10 && content[lexer.at] !== 13) lexer.at += 1;
    } else if (STRAY.has(byte)) {
      lexer.at += 1;
    } else {
      const word = lexer.word();
      if (NEVER_WRITTEN.has(word)) throw new Unreadable(`${word} in a content stream`);
      const category = CATEGORY_OF[word];
      const name = nameOf(last);
      if (category && name !== undefined) named.add(`${category}/${name}`);
      if (!/^[+-.\d]/.test(word)) last = null;
    }
  }
  return named;
};

/** Drawn with by every content that has device colours. */
const NAMELESS = new Set(['ColorSpace/DefaultGray', 'ColorSpace/DefaultRGB', 'ColorSpace/DefaultCMYK']);

export type Owner = { where: string; contents: PdfObject[]; resources: Dictionary };

export const resolve = (file: PdfFile, value: PdfValue | undefined): PdfObject | undefined =>
  typeof value === 'object' && value !== null && value.kind === 'reference'
    ? file.objects.get(value.number)
    : undefined;

export const dictionaryAt = (file: PdfFile, value: PdfValue | undefined): Dictionary | undefined => {
  const found = isDictionary(value) ? value : resolve(file, value)?.value;
  return isDictionary(found) ? found : undefined;
};

/** Every page, form, tile and font that has resources, with the streams that may use them. */
export const owners = (file: PdfFile): Owner[] => {
  const found: Owner[] = [];
  const add = (holder: Dictionary, where: string, contents: PdfObject[]) => {
    const resources = dictionaryAt(file, holder.entries.get('Resources'));
    if (resources) found.push({ where, contents, resources });
  };
  const fonts = (value: PdfValue, where: string): void => {
    if (!isDictionary(value)) return;
    const procedures = dictionaryAt(file, value.entries.get('CharProcs'));
    if (procedures) {
      add(
        value,
        `font in ${where}`,
        [...procedures.entries.values()].flatMap((glyph) => resolve(file, glyph) ?? []),
      );
    }
    for (const child of value.entries.values()) fonts(child, where);
  };
  for (const object of file.objects.values()) {
    const where = `object ${object.number}`;
    fonts(object.value, where);
    if (!isDictionary(object.value) || object.value.entries.has('CharProcs')) continue;
    const content = object.data ? object : resolve(file, object.value.entries.get('Contents'));
    add(object.value, where, content ? [content] : []);
  }
  return found;
};

/** Forms without resources of their own use those of the stream that paints them. */
export const borrowers = (file: PdfFile, { contents, resources }: Owner): PdfObject[] => {
  const forms = dictionaryAt(file, resources.entries.get('XObject'));
  const painted = [...(forms?.entries.values() ?? [])].flatMap((form) => resolve(file, form) ?? []);
  return [
    ...contents,
    ...painted.filter(
      ({ value, data }) =>
        data &&
        isDictionary(value) &&
        nameOf(value.entries.get('Subtype')) === 'Form' &&
        !value.entries.has('Resources'),
    ),
  ];
};

const namedBy = (object: PdfObject): Set<string> => {
  const decoded = decodeStream(object);
  if (decoded.kind !== 'clear') throw new Unreadable(`the content of object ${object.number}`);
  return namedIn(decoded.bytes);
};

/** That every resource is named by the content it belongs to: what is not drawn must not be there. */
export const checkUse = (file: PdfFile): Finding[] =>
  owners(file).flatMap((owner) => {
    const named = new Set(borrowers(file, owner).flatMap((object) => [...namedBy(object)]));
    return [...owner.resources.entries].flatMap(([category, value]) =>
      [...(dictionaryAt(file, value)?.entries.keys() ?? [])]
        .filter((name) => !named.has(`${category}/${name}`) && !NAMELESS.has(`${category}/${name}`))
        .map((name): Finding => ({
          code: 'unused-object',
          detail: `${owner.where}: ${category} ${name} is not drawn`,
        })),
    );
  });
