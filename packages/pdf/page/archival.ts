import { createHash } from 'node:crypto';

import { PDFDict, PDFHexString, PDFName, PDFRawStream, type PDFDocument } from '@cantoo/pdf-lib';

import type { SealedNote } from '../types.ts';

/** The file's metadata. `content` is everything that the file was made from; the file's id is derived from it. */
export type Described = { title: string; language: string; content: unknown };

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const inXml = (text: string): string => text.replaceAll(/[&<>]/g, (character) => ENTITIES[character] ?? character);

/** XMP with the title and the two standards (ISO 19005-2, 6.6; ISO 14289-1, 5). PDF/A does not know the second, so its schema is described. */
const metadata = (title: string): string => `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${inXml(title)}</rdf:li></rdf:Alt></dc:title>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;

/** sRGB (IEC 61966-2-1), described by its white point and primaries; its transfer curve is approximated by a gamma of 2.2. */
const SRGB = {
  WhitePoint: [0.9505, 1, 1.089],
  Gamma: [2.2, 2.2, 2.2],
  Matrix: [0.4124, 0.2126, 0.0193, 0.3576, 0.7152, 0.1192, 0.1805, 0.0722, 0.9505],
};

/** Declares on every page which colour space its RGB values are in. */
const nameColours = (document: PDFDocument): void => {
  const { context } = document;
  const spaces = context.register(context.obj({ DefaultRGB: ['CalRGB', SRGB] }));
  for (const { node } of document.getPages()) {
    const resources = node.Resources();
    if (resources instanceof PDFDict) resources.set(PDFName.of('ColorSpace'), spaces);
  }
};

/**
 * Saves a document with structure as PDF/A-2a and PDF/UA-1. The same document gives the same bytes; the metadata hold the title,
 * the language and nothing else.
 */
export const saveArchival = async (
  document: PDFDocument,
  { title, language, content }: Described,
): Promise<SealedNote> => {
  const { context, catalog } = document;
  document.setTitle(title);
  document.setLanguage(language);
  nameColours(document);
  const packet = PDFRawStream.of(
    context.obj({ Type: 'Metadata', Subtype: 'XML' }),
    Buffer.from(metadata(title), 'utf8'),
  );
  catalog.set(PDFName.of('Metadata'), context.register(packet));
  const id = PDFHexString.of(createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 32));
  context.trailerInfo.ID = context.obj([id, id]);
  const bytes = await document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
  return { bytes, pages: document.getPageCount(), sizes: document.getPages().map((page) => page.getSize()) };
};
