import { assetBytes } from '../assets.ts';
import { FAMILIES, type FamilyName } from './families.ts';

/** What is called of harfbuzz.wasm (hb.h). */
interface Exports {
  memory: { buffer: ArrayBuffer; grow: (pages: number) => number };
  __wasm_call_ctors: () => void;
  malloc: (size: number) => number;
  free: (pointer: number) => void;
  hb_blob_create: (...dataLengthModeUserDestroy: number[]) => number;
  hb_face_create: (blob: number, index: number) => number;
  hb_font_create: (face: number) => number;
  hb_buffer_create: () => number;
  hb_buffer_clear_contents: (buffer: number) => void;
  hb_buffer_add_utf16: (...bufferTextLengthFromCount: number[]) => void;
  hb_buffer_set_direction: (buffer: number, direction: number) => void;
  hb_buffer_guess_segment_properties: (buffer: number) => void;
  hb_buffer_get_length: (buffer: number) => number;
  hb_buffer_get_glyph_infos: (buffer: number, length: number) => number;
  hb_buffer_get_glyph_positions: (buffer: number, length: number) => number;
  hb_shape: (font: number, buffer: number, features: number, count: number) => void;
}
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: Exports };
};

/** A glyph in the order in which it stands on the line from the left, in units of its font; `cluster` is where its letters begin in the text. */
export type ShapedGlyph = { glyph: number; cluster: number; advance: number; dx: number; dy: number };

const PAGE = 65_536;
/** HB_DIRECTION_LTR and HB_DIRECTION_RTL. */
const DIRECTION = { ltr: 4, rtl: 5 };
/** hb_glyph_info_t and hb_glyph_position_t: five numbers of four bytes each. */
const RECORD = 20;
const READ_ONLY = 1;

type Shaper = { exports: Exports; fonts: Map<FamilyName, number>; buffer: number };
let shaper: Shaper | undefined;

const stop = (): never => {
  throw new Error('harfbuzz stopped');
};

/** HarfBuzz, started when the first letter is shaped. It is a WebAssembly file that asks its surroundings for memory and nothing else. */
const started = (): Shaper => {
  if (shaper) return shaper;
  const env = {
    emscripten_resize_heap: (bytes: number) =>
      exports.memory.grow(Math.ceil((bytes - exports.memory.buffer.byteLength) / PAGE)) >= 0 ? 1 : 0,
    _abort_js: stop,
    _setitimer_js: () => 0,
    _emscripten_runtime_keepalive_clear: () => undefined,
  };
  const module = new WebAssembly.Module(assetBytes('harfbuzz.wasm'));
  const { exports } = new WebAssembly.Instance(module, { env, wasi_snapshot_preview1: { proc_exit: stop } });
  exports.__wasm_call_ctors();
  shaper = { exports, fonts: new Map(), buffer: exports.hb_buffer_create() };
  return shaper;
};

const fontOf = ({ exports, fonts }: Shaper, family: FamilyName): number => {
  const known = fonts.get(family);
  if (known !== undefined) return known;
  const bytes = assetBytes(FAMILIES[family].file);
  const data = exports.malloc(bytes.length);
  new Uint8Array(exports.memory.buffer).set(bytes, data);
  const font = exports.hb_font_create(
    exports.hb_face_create(exports.hb_blob_create(data, bytes.length, READ_ONLY, 0, 0), 0),
  );
  fonts.set(family, font);
  return font;
};

const fill = ({ exports, buffer }: Shaper, text: string, direction: number): void => {
  exports.hb_buffer_clear_contents(buffer);
  const pointer = exports.malloc(2 * text.length);
  new Uint8Array(exports.memory.buffer).set(Buffer.from(text, 'utf16le'), pointer);
  exports.hb_buffer_add_utf16(buffer, pointer, text.length, 0, text.length);
  exports.free(pointer);
  exports.hb_buffer_set_direction(buffer, direction);
  exports.hb_buffer_guess_segment_properties(buffer);
};

/** The glyphs of a text of one script and one direction, from left to right. */
export const shape = (family: FamilyName, text: string, rightToLeft: boolean): ShapedGlyph[] => {
  const own = started();
  const { exports, buffer } = own;
  const font = fontOf(own, family);
  fill(own, text, rightToLeft ? DIRECTION.rtl : DIRECTION.ltr);
  exports.hb_shape(font, buffer, 0, 0);
  const count = exports.hb_buffer_get_length(buffer);
  const [infos, places] = [
    exports.hb_buffer_get_glyph_infos(buffer, 0),
    exports.hb_buffer_get_glyph_positions(buffer, 0),
  ];
  const view = new DataView(exports.memory.buffer);
  return Array.from({ length: count }, (_, index) => {
    const [info, place] = [infos + index * RECORD, places + index * RECORD];
    return {
      glyph: view.getUint32(info, true),
      cluster: view.getUint32(info + 8, true),
      advance: view.getInt32(place, true),
      dx: view.getInt32(place + 8, true),
      dy: view.getInt32(place + 12, true),
    };
  });
};
