import { type AssetName } from '../asset-files.ts';

/** The three styles in which something is set. */
export const FACE_NAMES = ['serif', 'sans', 'bold'] as const;
export type FaceName = (typeof FACE_NAMES)[number];

type Family = {
  file: AssetName;
  postScriptName: string;
  /** Symbolic, and serif (ISO 32000-1, 9.8.2). */
  flags: number;
  /** Whether letters change their form by what stands around them. */
  shaped: boolean;
};

/** The embedded families. The tags never change: a font is named alike in every document. */
export const FAMILIES = {
  serif: { file: 'serif.ttf', postScriptName: 'SEQNTA+DejaVuSerifCondensed', flags: 6, shaped: false },
  sans: { file: 'sans.ttf', postScriptName: 'SEQNTB+DejaVuSansCondensed', flags: 4, shaped: false },
  bold: { file: 'sans-bold.ttf', postScriptName: 'SEQNTC+DejaVuSansCondensed-Bold', flags: 4, shaped: false },
  arabic: { file: 'arabic.ttf', postScriptName: 'SEQNTD+NotoSansArabic-Regular', flags: 4, shaped: true },
  hebrew: { file: 'hebrew.ttf', postScriptName: 'SEQNTE+NotoSansHebrew-Regular', flags: 4, shaped: true },
  devanagari: { file: 'devanagari.ttf', postScriptName: 'SEQNTF+NotoSansDevanagari-Regular', flags: 4, shaped: true },
  thai: { file: 'thai.ttf', postScriptName: 'SEQNTG+NotoSansThai-Regular', flags: 4, shaped: true },
  hangul: { file: 'hangul.ttf', postScriptName: 'SEQNTH+NotoSansKR-Regular', flags: 4, shaped: false },
  han: { file: 'han.ttf', postScriptName: 'SEQNTI+NotoSansSC-Regular', flags: 4, shaped: false },
  emoji: { file: 'emoji.ttf', postScriptName: 'SEQNTJ+NotoEmoji-Regular', flags: 4, shaped: true },
  signs: { file: 'signs.ttf', postScriptName: 'SEQNTK+NotoSansSymbols2-Regular', flags: 4, shaped: false },
} as const satisfies Record<string, Family>;

export type FamilyName = keyof typeof FAMILIES;

/** Which characters a family is asked for, in the order in which it is. A style's own family comes first for what it covers. */
export const LENT: readonly { family: FamilyName; for: RegExp }[] = [
  { family: 'arabic', for: /[\p{Script=Arabic}\p{Script_Extensions=Arabic}]/u },
  { family: 'hebrew', for: /\p{Script_Extensions=Hebrew}/u },
  { family: 'devanagari', for: /\p{Script_Extensions=Devanagari}/u },
  { family: 'thai', for: /\p{Script_Extensions=Thai}/u },
  { family: 'hangul', for: /\p{Script_Extensions=Hangul}/u },
  {
    family: 'han',
    for: /[\p{Script_Extensions=Han}\p{Script_Extensions=Hiragana}\p{Script_Extensions=Katakana}\p{Script_Extensions=Bopomofo}\uff00-\uffef]/u,
  },
  { family: 'emoji', for: /[\p{Emoji_Presentation}\p{Regional_Indicator}]|\p{Extended_Pictographic}.|\u20e3/u },
  { family: 'sans', for: /[^\p{Script=Arabic}\p{Script=Hebrew}]/u },
  { family: 'emoji', for: /\p{Extended_Pictographic}/u },
  { family: 'signs', for: /[\p{S}\p{P}\p{N}]/u },
  { family: 'han', for: /[\p{S}\p{P}\p{N}]/u },
];
