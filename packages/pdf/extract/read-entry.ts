import { PDFName, PDFNumber, type PDFDict } from '@cantoo/pdf-lib';

/** The name under a key of a dictionary; empty where there is none. */
export const nameIn = (dictionary: PDFDict, key: string): string => {
  const value = dictionary.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : '';
};

/** The number under a key of a dictionary. */
export const numberIn = (dictionary: PDFDict, key: string): number | undefined => {
  const value = dictionary.lookup(PDFName.of(key));
  return value instanceof PDFNumber ? value.asNumber() : undefined;
};
