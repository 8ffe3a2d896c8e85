import {
  type Acceptance,
  type ArtifactId,
  type RecordedArtifact,
  Refusal,
  type RefusalDetail,
  type RequestFile,
  type RequestId,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { withRecords } from '../records/with-records.ts';
import { decide, fileOf, notesAndPolicy, type Gate } from './adjudicate-request.ts';
import { applied } from './apply.ts';
import { termsSha256 } from './counted-papers.ts';
import { decisionAsIfNoNotes } from './decision-as-if-no-notes.ts';
import { decidedBy } from './decision.ts';
import { onFresh } from './fresh.ts';
import { artifactOf } from './open-artifact.ts';
import type { DisclosureStore } from './ports.ts';
import { settled } from './settle.ts';
import { shownFile, type ShownFile } from './show-request.ts';
import { decidingStates } from './transitions.ts';

interface Read {
  /** The document that was opened and the terms that were read beside it. */
  documentSha256: string;
  termsSha256: string;
}

type Input = { requestId: RequestId; artifactId: ArtifactId } & Read;

const differs = (path: string, sent: string, now: string): RefusalDetail[] =>
  sent === now ? [] : [{ path: `body.${path}`, code: 'changed' }];

/** Refuses `paper-changed` where the paper is not what was read, and `document-not-opened` to a member who has not opened this very document. */
const demandRead = (recorded: RecordedArtifact, { by, documentSha256 }: Acceptance, read: Read): void => {
  const changed = [
    ...differs('documentSha256', documentSha256, recorded.document.sha256),
    ...differs('termsSha256', read.termsSha256, termsSha256(recorded)),
  ];
  if (changed.length > 0) throw new Refusal('paper-changed', changed);

  if (!recorded.openings.some((opening) => opening.by === by && opening.documentSha256 === documentSha256))
    throw new Refusal('document-not-opened', [{ path: 'artifactId', code: 'not-opened-by-you' }]);
};

const isAccepted = ({ acceptances }: RecordedArtifact, given: Acceptance): boolean =>
  acceptances.some(
    (one) =>
      one.by === given.by && one.documentSha256 === given.documentSha256 && one.termsSha256 === given.termsSha256,
  );

/** The file with the paper accepted: what it asserts counts from now on, while nothing has been approved. */
const accepted = (file: RequestFile, recorded: RecordedArtifact, acceptance: Acceptance): RequestFile => {
  const { request } = file;
  const groundAsserted = decidingStates.includes(request.status)
    ? (recorded.assertsGround ?? request.groundAsserted)
    : request.groundAsserted;
  const artifacts = file.artifacts.map((one) =>
    one === recorded ? { ...one, acceptances: [...one.acceptances, acceptance] } : one,
  );
  return { ...file, request: { ...request, groundAsserted }, artifacts };
};

/**
 * A privacy officer accepts a paper that they have opened and whose terms they have read; from now on the law is asked with
 * it. Accepted twice on the same terms by one officer, it is one act; another officer may accept it too, so that an
 * originator who is an officer approves on somebody else's acceptance.
 */
export const acceptArtifact =
  ({ disclosures, ...gate }: { disclosures: DisclosureStore } & Gate) =>
  async (context: PracticeContext, { requestId, artifactId, ...read }: Input): Promise<ShownFile> => {
    const acceptance: Acceptance = { at: context.now, by: memberOf(context), ...read };
    return onFresh(async () => {
      const file = await fileOf(disclosures, context, requestId);
      const recorded = artifactOf(file, artifactId);
      demandRead(recorded, acceptance, read);
      if (isAccepted(recorded, acceptance)) return shownFile(file, context);

      const { patientId } = file.request;
      const known = accepted(file, recorded, acceptance);
      const asked = { ...known, ...(await notesAndPolicy(gate, context, known)) };
      const decided = decide(context, asked, 'acceptance');
      const change = {
        ...withRecords(context, asked, 'acceptance', settled(known, decided)),
        acceptance: { artifactId, acceptance },
      };
      const subject = {
        requestId,
        patientId,
        artifactId,
        ...read,
        outcome: decisionAsIfNoNotes(decided).outcome,
        status: change.after.status,
        ...decidedBy(decided),
      };
      const answer = shownFile(applied(file, change), context);
      await disclosures.change(context, change, { event: auditEvent(context, 'artifact.accepted', subject), answer });
      return answer;
    });
  };
