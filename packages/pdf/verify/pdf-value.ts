/** The values of PDF as the verifier reads them. */
type Name = { kind: 'name'; name: string };
export type Text = { kind: 'string'; bytes: Uint8Array };
type Reference = { kind: 'reference'; number: number };
export type Dictionary = { kind: 'dictionary'; entries: Map<string, PdfValue> };
export type List = { kind: 'list'; items: PdfValue[] };
export type PdfValue = null | boolean | number | Name | Text | Reference | Dictionary | List;

/** One indirect object; `data` is a stream's bytes as they stand in the file. */
export type PdfObject = { number: number; offset: number; value: PdfValue; data?: Uint8Array };

/** The file is not the plain sequence of objects that the builder writes. */
export class Unreadable extends Error {}

export const isDictionary = (value: PdfValue | undefined): value is Dictionary =>
  typeof value === 'object' && value !== null && value.kind === 'dictionary';

export const isList = (value: PdfValue | undefined): value is List =>
  typeof value === 'object' && value !== null && value.kind === 'list';

export const nameOf = (value: PdfValue | undefined): string | undefined =>
  typeof value === 'object' && value !== null && value.kind === 'name' ? value.name : undefined;
