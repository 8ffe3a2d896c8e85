import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const own = (file: string) => fileURLToPath(new URL(file, import.meta.url));

const sources = {
  'qpdf.cjs': () => require.resolve('@neslinesli93/qpdf-wasm'),
  'qpdf.wasm': () => require.resolve('@neslinesli93/qpdf-wasm/dist/qpdf.wasm'),
  'pdfium.cjs': () => require.resolve('@embedpdf/pdfium'),
  'pdfium.wasm': () => require.resolve('@embedpdf/pdfium/pdfium.wasm'),
  'serif.ttf': () => require.resolve('dejavu-fonts-ttf/ttf/DejaVuSerifCondensed.ttf'),
  'sans.ttf': () => require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed.ttf'),
  'sans-bold.ttf': () => require.resolve('dejavu-fonts-ttf/ttf/DejaVuSansCondensed-Bold.ttf'),
  'engine.mts': () => own('./engine/engine.mts'),
  'engine-compare.mts': () => own('./engine/engine-compare.mts'),
  'engine-find.mts': () => own('./engine/engine-find.mts'),
  'engine-glyphs.mts': () => own('./engine/engine-glyphs.mts'),
  'engine-lines.mts': () => own('./engine/engine-lines.mts'),
  'engine-look.mts': () => own('./engine/engine-look.mts'),
  'engine-layers.mts': () => own('./engine/engine-layers.mts'),
  'engine-select.mts': () => own('./engine/engine-select.mts'),
  'selection.mts': () => own('./engine/selection.mts'),
  'engine-inspect.mts': () => own('./engine/engine-inspect.mts'),
  'engine-qpdf.mts': () => own('./engine/engine-qpdf.mts'),
  'engine-page.mts': () => own('./engine/engine-page.mts'),
  'engine-pictures.mts': () => own('./engine/engine-pictures.mts'),
  'engine-passages.mts': () => own('./engine/engine-passages.mts'),
  'engine-redact.mts': () => own('./engine/engine-redact.mts'),
  'engine-seen.mts': () => own('./engine/engine-seen.mts'),
  'engine-reset.mts': () => own('./engine/engine-reset.mts'),
  'engine-rules.mts': () => own('./engine/engine-rules.mts'),
  'engine-stored.mts': () => own('./engine/engine-stored.mts'),
  'engine-written.mts': () => own('./engine/engine-written.mts'),
  'engine-wasm.mts': () => own('./engine/engine-wasm.mts'),
  'engine-pdfium.mts': () => own('./engine/engine-pdfium.mts'),
};

export type AssetName = keyof typeof sources;

/** Where an asset lies in the installed packages. */
export const installedAsset = (name: AssetName): string => sources[name]();

/** The files that a bundle of this package needs beside itself, under these names. */
export const pdfAssets = (): { name: string; path: string }[] =>
  Object.entries(sources).map(([name, path]) => ({ name, path: path() }));
