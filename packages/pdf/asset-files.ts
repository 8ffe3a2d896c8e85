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
  'han.ttf': () => require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
  'hangul.ttf': () => require.resolve('@expo-google-fonts/noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf'),
  'arabic.ttf': () => require.resolve('@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf'),
  'hebrew.ttf': () => require.resolve('@expo-google-fonts/noto-sans-hebrew/400Regular/NotoSansHebrew_400Regular.ttf'),
  'devanagari.ttf': () =>
    require.resolve('@expo-google-fonts/noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf'),
  'thai.ttf': () => require.resolve('@expo-google-fonts/noto-sans-thai/400Regular/NotoSansThai_400Regular.ttf'),
  'signs.ttf': () =>
    require.resolve('@expo-google-fonts/noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf'),
  'emoji.ttf': () => require.resolve('@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf'),
  'harfbuzz.wasm': () => require.resolve('harfbuzzjs/dist/harfbuzz.wasm'),
  'engine.mts': () => own('./engine/engine.mts'),
  'engine-alike.mts': () => own('./engine/engine-alike.mts'),
  'engine-compare.mts': () => own('./engine/engine-compare.mts'),
  'engine-crossing.mts': () => own('./engine/engine-crossing.mts'),
  'engine-drawn.mts': () => own('./engine/engine-drawn.mts'),
  'engine-edge.mts': () => own('./engine/engine-edge.mts'),
  'engine-grey.mts': () => own('./engine/engine-grey.mts'),
  'engine-find.mts': () => own('./engine/engine-find.mts'),
  'engine-fonts.mts': () => own('./engine/engine-fonts.mts'),
  'engine-glyphs.mts': () => own('./engine/engine-glyphs.mts'),
  'engine-lines.mts': () => own('./engine/engine-lines.mts'),
  'engine-look.mts': () => own('./engine/engine-look.mts'),
  'engine-layers.mts': () => own('./engine/engine-layers.mts'),
  'engine-select.mts': () => own('./engine/engine-select.mts'),
  'shifted-layer.mts': () => own('./engine/shifted-layer.mts'),
  'selection.mts': () => own('./engine/selection.mts'),
  'engine-instance.mts': () => own('./engine/engine-instance.mts'),
  'engine-hidden.mts': () => own('./engine/engine-hidden.mts'),
  'hidden-annotations.mts': () => own('./engine/hidden-annotations.mts'),
  'hidden-letters.mts': () => own('./engine/hidden-letters.mts'),
  'judging.mts': () => own('./engine/judging.mts'),
  'hidden-objects.mts': () => own('./engine/hidden-objects.mts'),
  'hidden-removal.mts': () => own('./engine/hidden-removal.mts'),
  'hidden-why.mts': () => own('./engine/hidden-why.mts'),
  'page-looks.mts': () => own('./engine/page-looks.mts'),
  'stand-ins.mts': () => own('./engine/stand-ins.mts'),
  'word-picture.mts': () => own('./engine/word-picture.mts'),
  'engine-holds.mts': () => own('./engine/engine-holds.mts'),
  'engine-strip.mts': () => own('./engine/engine-strip.mts'),
  'engine-inspect.mts': () => own('./engine/engine-inspect.mts'),
  'engine-qpdf.mts': () => own('./engine/engine-qpdf.mts'),
  'engine-page.mts': () => own('./engine/engine-page.mts'),
  'near-misses.mts': () => own('./engine/near-misses.mts'),
  'passage-letters.mts': () => own('./engine/passage-letters.mts'),
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
