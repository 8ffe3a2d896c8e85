import { isEntered } from '../artifacts/docket.ts';
import type { Finding } from '../finding.ts';
import { type Matter, papers } from '../matter.ts';

export const FORBIDDEN_TO_TELL = 'prohibited by the court';

const HONOURED = 'honour lawful nondisclosure orders';

/** A court that forbids telling of its paper: the patient has no notice of it. What is told of a report or a warning is another matter. */
export const withoutNotice = (finding: Finding, matter: Matter): Finding => {
  const forbids = papers(matter.facts, 'court_order', 'subpoena', 'qualified_protective_order', 'search_warrant').some(
    ({ paper }) => paper.nondisclosure === true && isEntered(paper, matter),
  );
  if (!forbids || finding.scope.content === 'statement_only') return finding;
  return { ...finding, patientNotice: FORBIDDEN_TO_TELL, duties: [...new Set([...finding.duties, HONOURED])] };
};
