import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
/** The engine's process, which runs as it stands. */
const engine = fileURLToPath(new URL('./engine/', import.meta.url));

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
};

export type AssetName = keyof typeof sources | `${string}.mts`;

const isInstalled = (name: AssetName): name is keyof typeof sources => Object.hasOwn(sources, name);

/** Where an asset lies in the installed packages, or in this one. */
export const installedAsset = (name: AssetName): string => (isInstalled(name) ? sources[name]() : join(engine, name));

/** The files that a bundle of this package needs beside itself, under these names. */
export const pdfAssets = (): { name: string; path: string }[] => [
  ...Object.entries(sources).map(([name, path]) => ({ name, path: path() })),
  ...readdirSync(engine)
    .filter((name) => name.endsWith('.mts'))
    .map((name) => ({ name, path: join(engine, name) })),
];
