import { PDFDict, PDFName, PDFRawStream, type PDFContext, type PDFObject } from '@cantoo/pdf-lib';

import { noUse, readUse, type ContentUse } from './content-use.ts';
import { withoutInlineImages } from './inline-images.ts';
import { isForm } from './places.ts';
import { clearContent, hasInlineImage } from './plain-content.ts';

/** No reader draws a form that paints itself; a nesting deeper than this is an attack on the reader's resources. */
const DEEPEST = 28;

/** Reads the content streams of a document, each once. */
export class ContentReader {
  /** Content with an inline image whose end cannot be told. */
  readonly unread = new Set<PDFObject>();
  /** Inline images by the names under which they are painted instead. */
  readonly inline = new Map<string, PDFRawStream>();
  readonly #context: PDFContext;
  readonly #read = new Map<PDFRawStream, string>();
  readonly #fontless = new Map<PDFRawStream, ReadonlySet<string>>();

  constructor(context: PDFContext) {
    this.#context = context;
  }

  /** A content stream in the clear, its inline images painted by name. qpdf has done so with those of pages and forms, not with those of tiles and glyphs. */
  read(stream: PDFRawStream, resources: PDFDict | undefined): string {
    const known = this.#read.get(stream);
    if (known !== undefined) return known;
    const clear = clearContent(stream);
    const content = hasInlineImage(clear) ? this.#withoutInlineImages(clear, resources) : clear;
    if (content === undefined) this.unread.add(stream);
    this.#read.set(stream, content ?? clear);
    return content ?? clear;
  }

  /** What a content stream uses. A form without resources of its own draws with those of the content that paints it, and one without a font shows with its. */
  useOf(stream: PDFRawStream, resources: PDFDict): ContentUse {
    const use = noUse();
    this.#addUse(stream, { resources, use, depth: 0 });
    return use;
  }

  #withoutInlineImages(content: string, resources: PDFDict | undefined): string | undefined {
    return withoutInlineImages(content, {
      context: this.#context,
      resources,
      nameOf: (image) => {
        let number = this.inline.size;
        while (content.includes(`Inline${number}`)) number += 1;
        const name = `Inline${number}`;
        this.inline.set(name, image);
        return name;
      },
    });
  }

  #addUse(
    content: PDFRawStream,
    { resources, use, depth }: { resources: PDFDict; use: ContentUse; depth: number },
  ): void {
    readUse(this.read(content, resources), use);
    const forms = resources.lookup(PDFName.of('XObject'));
    if (!(forms instanceof PDFDict) || depth > DEEPEST) return;
    const others: [PDFRawStream, PDFDict][] = [];
    for (const name of use.names.XObject) {
      const form = forms.lookup(PDFName.of(name));
      if (!(form instanceof PDFRawStream) || !isForm(form.dict)) continue;
      const own = form.dict.lookup(PDFName.of('Resources'));
      if (!own) readUse(this.read(form, resources), use);
      else if (own instanceof PDFDict) others.push([form, own]);
    }
    for (const [form, own] of others) addAll(use, this.#shownWithoutFont(form, own, depth + 1));
  }

  /** The text that a form shows before it selects a font. */
  #shownWithoutFont(form: PDFRawStream, resources: PDFDict, depth: number): ReadonlySet<string> {
    const known = this.#fontless.get(form);
    if (known) return known;
    this.#fontless.set(form, new Set());
    const use = noUse();
    this.#addUse(form, { resources, use, depth });
    const shown = use.shown.get('') ?? new Set<string>();
    this.#fontless.set(form, shown);
    return shown;
  }
}

const addAll = ({ names, shown }: ContentUse, strings: ReadonlySet<string>): void => {
  for (const font of strings.size > 0 ? ['', ...names.Font] : [])
    shown.set(font, new Set([...(shown.get(font) ?? []), ...strings]));
};
