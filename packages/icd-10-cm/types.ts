/** A code with the words of the list. */
export interface NamedCode {
  code: string;
  description: string;
}

/** A code of the list, and whether no further characters are listed below it: only such a code names a diagnosis. */
export interface ListedCode extends NamedCode {
  complete: boolean;
}

export interface FoundCodes {
  release: string;
  /** The best first. */
  codes: NamedCode[];
  /** Whether further codes have these words too. */
  more: boolean;
}

export interface CodeList {
  /** Codes that begin so, or whose words begin with all the words that were typed, whatever their order. */
  search(typed: string, atMost: number): FoundCodes;
  /** The diagnosis that a code names; for a category, the complete codes below it; undefined where the list has neither. */
  find(code: string): { diagnosis: NamedCode } | { category: NamedCode; below: NamedCode[] } | undefined;
}
