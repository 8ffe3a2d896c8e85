/** What is used of bidi-js; its own types describe a module, where CommonJS gives the function itself. */
declare module 'bidi-js' {
  export interface EmbeddingLevels {
    levels: Uint8Array;
    paragraphs: { start: number; end: number; level: number }[];
  }
  export default function bidiFactory(): {
    getEmbeddingLevels: (text: string, direction?: 'ltr' | 'rtl') => EmbeddingLevels;
    getMirroredCharacter: (character: string) => string | null;
  };
}
