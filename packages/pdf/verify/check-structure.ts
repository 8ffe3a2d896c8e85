import type { Finding } from '../types.ts';
import { dictionaryAt } from './check-use.ts';
import { isDictionary, isList, nameOf, type Dictionary, type PdfValue } from './pdf-value.ts';
import type { PdfFile } from './read-objects.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const TRAILER = words('Size Root Info ID');
const BY_TYPE: Record<string, ReadonlySet<string>> = {
  Catalog: words('Type Pages Lang'),
  Pages: words('Type Kids Count'),
  Page: words('Type Parent MediaBox Resources Contents'),
  Font: words(`Type Subtype BaseFont Name FirstChar LastChar Widths FontDescriptor Encoding ToUnicode FontBBox FontMatrix CharProcs Resources
    DescendantFonts CIDSystemInfo DW W DW2 W2 CIDToGIDMap`),
  FontDescriptor:
    words(`Type FontName FontFamily FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent Leading CapHeight XHeight
    StemV StemH AvgWidth MaxWidth MissingWidth Style Lang FontFile FontFile2 FontFile3`),
  ExtGState: words(`Type LW LC LJ ML D RI OP op OPM Font BG BG2 UCR UCR2 TR TR2 HT FL SM SA BM SMask CA ca AIS TK`),
  Encoding: words('Type BaseEncoding Differences'),
};
const STREAM = 'Length Filter DecodeParms Type Subtype';
const BY_SUBTYPE: Record<string, ReadonlySet<string>> = {
  Form: words(`${STREAM} FormType BBox Matrix Resources Group`),
  Image: words(
    `${STREAM} Width Height ColorSpace BitsPerComponent Intent ImageMask Mask Decode Interpolate SMask SMaskInData Matte`,
  ),
};
const INFO = words('Title');

/** Keys that would lead out of the pages or hold what is not shown. */
const FORBIDDEN =
  words(`Contents Kids Annots AA OpenAction Outlines Names Dests AcroForm StructTreeRoot StructParent StructParents MarkInfo Metadata
  PieceInfo LastModified AF EmbeddedFiles EF JS JavaScript OCProperties OCGs OC Thumb B Threads PageLabels Perms Legal Collection
  SpiderInfo OPI Alternates Ref Prev XRefStm Encrypt Extensions Requirements DSS Measure PtData URI ActualText Alt Properties`);
const FOREIGN_TYPES = words(
  'Annot Action Outlines StructTreeRoot StructElem Filespec EmbeddedFile ObjStm XRef OCG OCMD Metadata Sig',
);

const checkDictionary = ({ entries }: Dictionary, where: string): Finding[] => {
  const type = nameOf(entries.get('Type')) ?? '';
  const allowed = BY_TYPE[type] ?? BY_SUBTYPE[nameOf(entries.get('Subtype')) ?? ''];
  const findings: Finding[] = [];
  if (FOREIGN_TYPES.has(type)) findings.push({ code: 'unexpected-key', detail: `${where}: type ${type}` });
  for (const key of entries.keys()) {
    if (allowed ? !allowed.has(key) : FORBIDDEN.has(key))
      findings.push({ code: 'unexpected-key', detail: `${where}: ${type || 'dictionary'} with ${key}` });
  }
  return findings;
};

type Walk = { file: PdfFile; reached: Set<number>; findings: Finding[] };

const walk = (root: PdfValue, where: string, { file, reached, findings }: Walk): void => {
  const waiting: { value: PdfValue; where: string }[] = [{ value: root, where }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value } = next;
    if (typeof value !== 'object' || value === null) continue;
    if (value.kind === 'reference') {
      if (reached.has(value.number)) continue;
      reached.add(value.number);
      waiting.push({ value: file.objects.get(value.number)?.value ?? null, where: `object ${value.number}` });
    }
    if (isList(value)) for (const item of value.items) waiting.push({ value: item, where: next.where });
    if (isDictionary(value)) {
      findings.push(...checkDictionary(value, next.where));
      for (const item of value.entries.values()) waiting.push({ value: item, where: next.where });
    }
  }
};

/** Whether a file has the structure of a whole document, as `sealNote` writes it; no extract has. */
export const isTagged = (file: PdfFile): boolean =>
  dictionaryAt(file, file.trailer.entries.get('Root'))?.entries.has('StructTreeRoot') ?? false;

/** That every object is reached from the trailer, and only by keys that a page needs in order to be drawn. */
export const checkStructure = (file: PdfFile): Finding[] => {
  const state: Walk = { file, reached: new Set(), findings: [] };
  for (const key of file.trailer.entries.keys())
    if (!TRAILER.has(key)) state.findings.push({ code: 'unexpected-key', detail: `trailer with ${key}` });

  walk(file.trailer, 'trailer', state);
  const info = file.trailer.entries.get('Info');
  const shown = typeof info === 'object' && info?.kind === 'reference' ? file.objects.get(info.number)?.value : info;
  if (isDictionary(shown)) {
    for (const key of shown.entries.keys())
      if (!INFO.has(key)) state.findings.push({ code: 'unexpected-key', detail: `Info with ${key}` });
  }

  for (const number of file.objects.keys()) {
    if (!state.reached.has(number))
      state.findings.push({ code: 'unused-object', detail: `object ${number} is not reached` });
  }

  return state.findings;
};
