import {
  ArtifactId,
  UploadId,
  type ArtifactChange,
  type OfferFile,
  type OfferId,
  type PatientId,
  type RecordedArtifact,
  type RequestFile,
  type SignedForm,
} from '@sequester/model';

import { auditEvent } from '../audit.ts';
import type { PracticeContext } from '../context.ts';
import { decide, notesAndPolicy, type Gate } from '../disclosures/adjudicate-request.ts';
import { decidedBy } from '../disclosures/decision.ts';
import { onFresh } from '../disclosures/fresh.ts';
import type { DisclosureStore, RequestRecords } from '../disclosures/ports.ts';
import { settled } from '../disclosures/settle.ts';
import { committedStates, decidingStates } from '../disclosures/transitions.ts';
import type { PaperPress } from '../disclosures/write-letter.ts';
import { withRecords } from '../records/with-records.ts';
import { accountEvidence, needsConfirmation } from './account-evidence.ts';
import type { FormVault, OfferStore } from './ports.ts';
import { artifactOf, paperOf, type SignedOffer } from './signed-form.ts';

export interface OfferFollowStores extends Omit<Gate, 'records'> {
  disclosures: DisclosureStore;
  records: Pick<RequestRecords, 'practice' | 'policy'>;
  offers: OfferStore;
  forms: FormVault;
  paperPress: PaperPress;
}

const open = new Set([...decidingStates, ...committedStates]);

const changesOf = ({ offer, revocation }: OfferFile): ArtifactChange[] =>
  revocation === undefined
    ? []
    : [
        {
          kind: 'revocation',
          written: true,
          receivedAt: revocation.receivedAt,
          how: 'In the patient\u2019s own account',
          at: revocation.receivedAt,
          by: offer.patientId,
        },
      ];

/** The signed form as a PDF, kept once; its row makes it the patient's copy. */
const keptForm = async (
  { offers, forms, records, paperPress }: OfferFollowStores,
  context: PracticeContext,
  signed: SignedOffer,
): Promise<SignedForm> => {
  if (signed.form !== undefined) return signed.form;

  const { offerId, patientId, requestId } = signed.offer;
  const { keyArn } = await records.practice(context);
  const { bytes, pages, sha256 } = await paperPress.set(paperOf(signed));
  const { objectKey } = await forms.keep(context, { patientId, keyArn, bytes, sha256 });
  const form: SignedForm = { offerId, objectKey, sha256, bytes: bytes.length, pages, keptAt: context.now };
  await offers.keepForm(
    context,
    { patientId, form },
    { event: auditEvent(context, 'authorization.form-kept', { offerId, patientId, requestId, sha256 }) },
  );
  return form;
};

const recordedOf = (signed: SignedOffer, form: SignedForm, context: PracticeContext): RecordedArtifact => {
  const { offer, signature } = signed;
  const { offerId, practiceId, requestId, patientId } = offer;
  const artifactId = ArtifactId.parse(`art_${offerId.slice(4)}`);
  const { sha256, bytes, objectKey } = form;
  return {
    artifactId,
    practiceId,
    requestId,
    recordedAt: context.now,
    recordedBy: patientId,
    artifact: { ...artifactOf(offer, signature), id: artifactId },
    document: { uploadId: UploadId.parse(`upl_${offerId.slice(4)}`), sha256, bytes, objectKey },
    verification: {
      by: 'Sequester',
      how: `${signature.authentication}; text ${signature.textSha256}, form ${signature.formVersion}. ${accountEvidence(signature)}`,
    },
    ...(needsConfirmation(signature) ? { needsConfirmation: true, assertsGround: 'authorization' } : {}),
    offer: { offerId, patientId },
    changes: changesOf(signed),
    openings: [],
    acceptances: [],
  };
};

/**
 * Records the signed form with its request and asks the law again. An authorization takes the place of what was asserted while
 * nothing is approved; one that an officer has to confirm does so when it is confirmed.
 */
const recordForm = async (
  stores: OfferFollowStores,
  context: PracticeContext,
  { file, recorded }: { file: RequestFile; recorded: RecordedArtifact },
): Promise<void> => {
  const before = file.request;
  const groundAsserted =
    decidingStates.includes(before.status) && recorded.needsConfirmation !== true
      ? 'authorization'
      : before.groundAsserted;
  const known = { ...file, request: { ...before, groundAsserted } };
  const measures = await notesAndPolicy(stores, context, file);
  const asked = { ...known, artifacts: [...file.artifacts, recorded], ...measures };
  const decided = decide(context, asked, 'artifact');
  const change = { ...withRecords(context, asked, 'artifact', settled(known, decided)), artifact: recorded };
  const { requestId, artifactId, document } = recorded;
  const subject = {
    requestId,
    patientId: before.patientId,
    artifactId,
    type: 'authorization',
    sha256: document.sha256,
    ...decidedBy(decided),
  };
  await stores.disclosures.change(context, change, {
    event: auditEvent(context, 'artifact.recorded', { ...subject, status: change.after.status }),
  });
};

/** Asks the law about a form that was revoked: what was approved on it ends, with its links. */
const settleRevoked = async (
  stores: OfferFollowStores,
  context: PracticeContext,
  { file, recorded }: { file: RequestFile; recorded: RecordedArtifact },
): Promise<void> => {
  const { patientId, requestId } = file.request;
  const asked = { ...file, ...(await notesAndPolicy(stores, context, file)) };
  const decided = decide(context, asked, 'artifact-change');
  const change = withRecords(context, asked, 'artifact-change', settled(file, decided));
  const subject = {
    requestId,
    patientId,
    artifactId: recorded.artifactId,
    written: true,
    ...decidedBy(decided),
    status: change.after.status,
  };
  await stores.disclosures.change(context, change, { event: auditEvent(context, 'authorization.revoked', subject) });
};

/** Whether the last decision was made in knowledge of a revocation. */
const known = ({ decisions }: RequestFile, { artifactId }: RecordedArtifact): boolean =>
  (decisions.at(-1)?.facts.artifacts ?? []).some(
    (paper) => paper.id === artifactId && paper.type === 'authorization' && paper.revoked?.written === true,
  );

/**
 * Follows what a patient did with an offer: a signature becomes a kept form and a recorded paper, a revocation ends what
 * rested on it. Cut short anywhere and called again, it ends in one form, one paper, one answer of the law.
 */
export const followOffer =
  (stores: OfferFollowStores) =>
  async (
    context: PracticeContext,
    { patientId, offerId }: { patientId: PatientId; offerId: OfferId },
  ): Promise<'recorded' | 'revoked' | 'nothing'> =>
    onFresh(async () => {
      const found = await stores.offers.find(context, patientId, offerId);
      if (found?.signature === undefined) return 'nothing';

      const signed = { ...found, signature: found.signature };
      const form = await keptForm(stores, context, signed);
      const file = await stores.disclosures.find(context, signed.offer.requestId);
      if (file === undefined || !open.has(file.request.status)) return 'nothing';

      const there = file.artifacts.find((one) => one.offer?.offerId === offerId);
      if (there === undefined) {
        await recordForm(stores, context, { file, recorded: recordedOf(signed, form, context) });
        return 'recorded';
      }
      if (signed.revocation === undefined || known(file, there)) return 'nothing';

      await settleRevoked(stores, context, { file, recorded: there });
      return 'revoked';
    });

/** The papers of a request as they stand with what the patient has revoked since: what every gate reads. */
export const withRevocations = (
  artifacts: readonly RecordedArtifact[],
  offers: readonly OfferFile[],
): RecordedArtifact[] => {
  const byId = new Map(offers.map((one) => [one.offer.offerId, one]));
  return artifacts.map((recorded) => {
    const found = recorded.offer === undefined ? undefined : byId.get(recorded.offer.offerId);
    return found === undefined ? recorded : { ...recorded, changes: [...recorded.changes, ...changesOf(found)] };
  });
};
