export { codeList } from './code-list.ts';
export type { CodeList, FoundCodes, ListedCode, NamedCode } from './types.ts';
