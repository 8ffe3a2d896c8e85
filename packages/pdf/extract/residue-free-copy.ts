import {
  PDFArray, PDFDict, PDFNull, PDFRawStream, PDFRef, PDFStream, type PDFContext, type PDFObject,
} from '@cantoo/pdf-lib'
import { isForeign, keptKeys, RESOURCES } from './kept-keys.ts'

/**
 * Copies what a page draws with from one document into another, and nothing that hangs on it:
 * no page, annotation, structure, metadata, attachment or private data can be reached through a copied object.
 */
export class ResidueFreeCopy {
  readonly #from: PDFContext
  readonly #to: PDFContext
  readonly #copied = new Map<PDFRef, PDFRef>()

  constructor(from: PDFContext, to: PDFContext) {
    this.#from = from
    this.#to = to
  }

  copy(object: PDFObject): PDFObject {
    if (object instanceof PDFRef) return this.#reference(object)
    if (object instanceof PDFStream) return this.#stream(object)
    if (object instanceof PDFDict) return this.dictionary(object)
    if (object instanceof PDFArray) return this.#array(object)
    return object
  }

  dictionary(source: PDFDict): PDFDict {
    return this.#entries(source, keptKeys(source))
  }

  resources(source: PDFDict): PDFDict {
    return this.#entries(source, (key) => RESOURCES.has(key))
  }

  #entries(source: PDFDict, keeps: (key: string) => boolean): PDFDict {
    const target = PDFDict.withContext(this.#to)
    for (const [key, value] of source.entries()) {
      if (keeps(key.decodeText())) target.set(key, this.copy(value))
    }
    return target
  }

  #array(source: PDFArray): PDFArray {
    const target = PDFArray.withContext(this.#to)
    for (const value of source.asArray()) target.push(this.copy(value))
    return target
  }

  #stream(source: PDFStream): PDFObject {
    if (!(source instanceof PDFRawStream)) return PDFNull
    return PDFRawStream.of(this.dictionary(source.dict), source.contents)
  }

  #reference(source: PDFRef): PDFObject {
    const known = this.#copied.get(source)
    if (known) return known
    const object = this.#from.lookup(source)
    if (!object || isForeign(object)) return PDFNull
    const target = this.#to.nextRef()
    this.#copied.set(source, target)
    this.#to.assign(target, this.copy(object))
    return target
  }
}
