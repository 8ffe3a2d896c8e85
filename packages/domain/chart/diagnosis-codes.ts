/** A code with the words of the list. */
export interface NamedCode {
  code: string;
  description: string;
}

export interface FoundCodes {
  release: string;
  /** The best first. */
  codes: NamedCode[];
  more: boolean;
}

/** The list of diagnoses that a practice may record. */
export interface DiagnosisCodes {
  search(typed: string, atMost: number): Promise<FoundCodes>;
  /** The diagnosis that a code names, or the category with the codes below it; undefined where the list has neither. */
  find(code: string): Promise<{ diagnosis: NamedCode } | { category: NamedCode; below: NamedCode[] } | undefined>;
}
