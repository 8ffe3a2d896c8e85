import { PDFContext, PDFDict, PDFObjectParser, PDFRawStream, type PDFObject } from '@cantoo/pdf-lib';

/** Objects for tests, each written as a file writes it. */
export class WrittenObjects {
  readonly context: PDFContext;

  constructor(context = PDFContext.create()) {
    this.context = context;
  }

  object(written: string): PDFObject {
    return PDFObjectParser.forBytes(Buffer.from(written, 'latin1'), this.context).parseObject();
  }

  dictionary(written: string): PDFDict {
    const object = this.object(written);
    if (!(object instanceof PDFDict)) throw new Error('no dictionary');
    return object;
  }

  stream(keys: string, data: string | Buffer = ''): PDFRawStream {
    return PDFRawStream.of(
      this.dictionary(`<< ${keys} >>`),
      Buffer.from(typeof data === 'string' ? Buffer.from(data, 'latin1') : data),
    );
  }

  /** Gives an object a number, and how a file refers to it. */
  ref(object: PDFObject): string {
    return this.context.register(object).toString();
  }
}

/** How an object is written, on one line. */
export const asWritten = (object: PDFObject | undefined): string => String(object).replaceAll(/\s+/g, ' ');
