import {
  plusSeconds,
  Refusal,
  type ArtifactId,
  type Change,
  type Instant,
  type RecordedArtifact,
  type RequestFile,
  type RequestId,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { memberOf } from '../member-of.ts';
import { fileOf } from './adjudicate-request.ts';
import { originatorsOf } from './ceiling.ts';
import { lastWithNotes } from './decision.ts';
import { onFresh } from './fresh.ts';
import type { PaperDoor } from './open-letter.ts';
import type { DisclosureStore } from './ports.ts';
import { atNextRevision } from './settle.ts';
import { isOfficer } from './who-may-know.ts';

/** A signed URL that gives a document lives this long. */
export const documentSeconds = 60;

export interface OpenedArtifact {
  url: string;
  documentSha256: string;
  expiresAt: Instant;
}

export const artifactOf = ({ artifacts }: Pick<RequestFile, 'artifacts'>, artifactId: ArtifactId): RecordedArtifact => {
  const found = artifacts.find((one) => one.artifactId === artifactId);
  if (found === undefined) throw new Refusal('artifact-not-found');

  return found;
};

/** The privacy officer opens papers, and so do who recorded this one and an originator whose notes it reaches. */
const demandReader = (context: PracticeContext, file: RequestFile, { recordedBy }: RecordedArtifact): void => {
  const { id } = context.actor;
  const last = lastWithNotes(file);
  const asked = last !== undefined && originatorsOf(last).some((originatorId) => originatorId === id);
  if (!isOfficer(context) && recordedBy !== id && !asked) throw new Refusal('forbidden');
};

/** A short-lived URL of the document of a paper; that this member opened it is on record before it is given. */
export const openArtifact =
  ({ disclosures, paperDoor }: { disclosures: DisclosureStore; paperDoor: PaperDoor }) =>
  async (
    context: PracticeContext,
    { requestId, artifactId }: { requestId: RequestId; artifactId: ArtifactId },
  ): Promise<OpenedArtifact> => {
    const by = memberOf(context);
    return onFresh(async () => {
      const file = await fileOf(disclosures, context, requestId);
      const recorded = artifactOf(file, artifactId);
      demandReader(context, file, recorded);
      const { request } = file;
      const { sha256: documentSha256, objectKey } = recorded.document;
      const url = await paperDoor.signed({
        objectKey,
        filename: `paper-${artifactId.slice(-8)}.pdf`,
        seconds: documentSeconds,
      });
      const answer = { url, documentSha256, expiresAt: plusSeconds(context.now, documentSeconds) };
      const opening = { artifactId, opening: { at: context.now, by, documentSha256 } };
      const change: Change = { from: [request.status], before: request, after: atNextRevision(request), opening };
      const event = auditEvent(context, 'artifact.opened', {
        requestId,
        patientId: request.patientId,
        artifactId,
        sha256: documentSha256,
      });
      await disclosures.change(context, change, { event, answer });
      return answer;
    });
  };
