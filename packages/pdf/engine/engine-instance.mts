import type { WrappedPdfiumModule } from '@embedpdf/pdfium';

import type { Functions } from './engine-wasm.mts';

/** PDFium as its package starts it, with its memory. */
export type Wrapped = WrappedPdfiumModule & { pdfium: { HEAPU8: Uint8Array } };

/** One started instance, and the functions of ours that it may call. */
export type Pdfium = Wrapped & { functions: Functions };
