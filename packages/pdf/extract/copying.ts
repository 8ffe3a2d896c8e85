import {
  decodePDFRawStream,
  PDFArray,
  PDFContext,
  PDFDict,
  PDFRawStream,
  PDFRef,
  PDFStream,
  type PDFObject,
} from '@cantoo/pdf-lib';

import type { Place } from './places.ts';
import { ResidueFreeCopy } from './residue-free-copy.ts';
import { WrittenObjects } from './written-objects.ts';

/** The keys of a small form. */
export const FORM = '/Type /XObject /Subtype /Form /BBox [0 0 9 9]';

/** An object with all that it leads to, a stream as its keys and its content in braces. */
export const whole = (object: PDFObject | undefined, context: PDFContext, depth = 0): string => {
  if (depth > 12) return '…';
  const inner = (value: PDFObject | undefined) => whole(value, context, depth + 1);
  if (object instanceof PDFRef) return inner(context.lookup(object));
  if (object instanceof PDFArray) return `[${object.asArray().map(inner).join(' ')}]`;
  if (object instanceof PDFDict) {
    return `<<${object
      .entries()
      .map(([key, value]) => ` ${key.toString()} ${inner(value)}`)
      .join('')} >>`;
  }
  if (object instanceof PDFRawStream)
    return `${inner(object.dict)}{${Buffer.from(decodePDFRawStream(object).decode()).toString('latin1')}}`;
  return object instanceof PDFStream ? inner(object.dict) : String(object);
};

/** A copy for tests, from one document into another. */
export class Copying {
  readonly objects = new WrittenObjects();
  readonly to = PDFContext.create();
  readonly copy = new ResidueFreeCopy(this.objects.context, this.to);

  stream(keys: string, data = ''): string {
    return this.objects.ref(this.objects.stream(keys, data));
  }

  /** What is copied of an object at its place. */
  of(written: string, place: Place): string {
    const copied = this.copy.copy(this.objects.object(written), place);
    this.copy.finish();
    return whole(copied, this.to);
  }

  /** The resources that a copied content stream refers to, of those it was given. */
  used(content: string, resources: string): string {
    const found = this.copy.resourcesFor(
      this.objects.stream('', content),
      this.objects.dictionary(`<< ${resources} >>`),
    );
    this.copy.finish();
    return whole(found, this.to);
  }
}
