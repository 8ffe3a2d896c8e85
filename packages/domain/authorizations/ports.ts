import type {
  AuthorizationOffer,
  ElectronicSignature,
  OfferFile,
  OfferId,
  OfferRefusal,
  OwnNames,
  PatientId,
  SignedForm,
  WrittenRevocation,
} from '@sequester/model';

import type { Trace } from '../audit.ts';
import type { PracticeContext } from '../context.ts';

/** Authorizations that were offered to a patient, by patient: a patient's session reaches their own and no others. */
export interface OfferStore {
  ofPatient(context: PracticeContext, patientId: PatientId): Promise<OfferFile[]>;
  find(context: PracticeContext, patientId: PatientId, offerId: OfferId): Promise<OfferFile | undefined>;
  offer(context: PracticeContext, offer: AuthorizationOffer, trace: Trace): Promise<void>;
  /** Refuses `signed-already`, also to the slower of two at once, and `offer-over` where it was refused before. */
  sign(context: PracticeContext, signature: ElectronicSignature, trace: Trace): Promise<void>;
  /** Refuses `signed-already` where it was signed before, `offer-over` where it was refused. */
  refuse(context: PracticeContext, refusal: OfferRefusal, trace: Trace): Promise<void>;
  /** Refuses `artifact-dead` where it was revoked before. */
  revoke(context: PracticeContext, revocation: WrittenRevocation, trace: Trace): Promise<void>;
  /** Refuses `stale` where the form is kept already. */
  keepForm(context: PracticeContext, kept: { patientId: PatientId; form: SignedForm }, trace: Trace): Promise<void>;
}

/** What the patient's own chart says of whoever signs. */
export interface OwnDemographics {
  own(context: PracticeContext, patientId: PatientId): Promise<OwnNames | undefined>;
}

/** Keeps signed forms under the practice's key, in a folder of the patient's that does not name them. */
export interface FormVault {
  keep(
    context: PracticeContext,
    form: { patientId: PatientId; keyArn: string; bytes: Uint8Array; sha256: string },
  ): Promise<{ objectKey: string }>;
}
