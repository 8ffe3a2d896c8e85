/** One thing the law says about a request: what it leads to, in one plain sentence, with its source. */
export interface ReasonRow {
  leads: 'DENY' | 'NEEDS-ARTIFACT' | 'LIMITS' | 'SUPPORTS';
  text: string;
  citation: string;
  cures?: string[];
  duties?: string[];
}

export const table = <Code extends string>(rows: Record<Code, ReasonRow>) => rows;
