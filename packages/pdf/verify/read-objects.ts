import { Lexer } from './lexer.ts';
import { isDictionary, Unreadable, type Dictionary, type PdfObject } from './pdf-value.ts';

export type PdfFile = { objects: Map<number, PdfObject>; trailer: Dictionary };

/**
 * Reads a PDF that is one revision of plainly written objects from the first byte to the last:
 * no byte may stand outside an object, the cross-reference table or the trailer. Throws `Unreadable`.
 */
export const readObjects = (bytes: Uint8Array): PdfFile => {
  const lexer = new Lexer(bytes);
  readHeader(lexer);
  const objects = new Map<number, PdfObject>();
  for (;;) {
    lexer.skipSpace();
    const offset = lexer.at;
    if (lexer.take('xref')) return readEnd(lexer, objects, offset);
    const object = readObject(lexer, offset);
    if (objects.has(object.number)) throw new Unreadable(`object ${object.number} twice`);
    objects.set(object.number, object);
  }
};

const readHeader = (lexer: Lexer): void => {
  const head = Buffer.from(lexer.bytes.subarray(0, 15)).toString('latin1');
  const match = /^%PDF-[12]\.\d\n%[\x80-\xff]{4}\n/.exec(head);
  if (!match) throw new Unreadable('unexpected header');
  lexer.at = match[0].length;
};

const readObject = (lexer: Lexer, offset: number): PdfObject => {
  const number = lexer.integer();
  lexer.expect(' 0 obj\n');
  const value = lexer.value();
  lexer.skipSpace();
  if (lexer.take('endobj')) return { number, offset, value };
  lexer.expect('stream\n');
  const length = isDictionary(value) ? value.entries.get('Length') : undefined;
  if (typeof length !== 'number' || lexer.at + length > lexer.bytes.length)
    throw new Unreadable(`length of object ${number}`);
  const data = lexer.bytes.subarray(lexer.at, lexer.at + length);
  lexer.at += length;
  lexer.take('\n');
  lexer.expect('endstream');
  lexer.skipSpace();
  lexer.expect('endobj');
  return { number, offset, value, data };
};

const readEnd = (lexer: Lexer, objects: Map<number, PdfObject>, tableAt: number): PdfFile => {
  if (lexer.integer() !== 0) throw new Unreadable('cross-reference table in parts');
  const count = lexer.integer();
  for (let number = 0; number < count; number += 1) {
    const offset = lexer.integer();
    lexer.integer();
    lexer.skipSpace();
    const used = lexer.word() === 'n';
    if (used ? objects.get(number)?.offset !== offset : objects.has(number))
      throw new Unreadable(`entry ${number} of the table`);
  }
  if (objects.size !== count - 1) throw new Unreadable('objects outside the table');
  lexer.skipSpace();
  lexer.expect('trailer');
  const trailer = lexer.value();
  lexer.skipSpace();
  lexer.expect('startxref');
  if (lexer.integer() !== tableAt || !isDictionary(trailer)) throw new Unreadable('unexpected trailer');
  lexer.skipSpace();
  lexer.expect('%%EOF');
  lexer.skipSpace();
  if (lexer.at !== lexer.bytes.length) throw new Unreadable('bytes after the end');
  return { objects, trailer };
};
