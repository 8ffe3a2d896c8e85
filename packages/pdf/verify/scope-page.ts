import type { Redaction, RedactionPassage, RedactionRect, StoredPdf } from '../types.ts';

/** A page in scope: what must be in the extract, what must not, and the reasons printed over what was taken out. */
export type ScopePage = {
  bytes: StoredPdf;
  number: number;
  redactions: Redaction[];
  kept: string;
  gone: string[];
  reasons: string[];
};

export const isRect = (redaction: Redaction): redaction is RedactionRect => 'width' in redaction;

export const isPassage = (redaction: Redaction): redaction is RedactionPassage => 'passage' in redaction;
