import { isEntered } from '../artifacts/docket.ts';
import type { Finding } from '../finding.ts';
import type { Matter } from '../matter.ts';

export const FORBIDDEN_TO_TELL = 'prohibited by the court';

const HONOURED = 'honour lawful nondisclosure orders';

/** A court that forbids telling of its paper: the patient has no notice of it. What is told of a report or a warning is another matter. */
export const withoutNotice = (finding: Finding, matter: Matter): Finding => {
  const forbids = matter.facts.artifacts.some(
    (paper) => 'nondisclosure' in paper && paper.nondisclosure === true && isEntered(paper, matter),
  );
  if (!forbids || finding.scope.content === 'statement_only') return finding;
  return { ...finding, patientNotice: FORBIDDEN_TO_TELL, duties: [...new Set([...finding.duties, HONOURED])] };
};
