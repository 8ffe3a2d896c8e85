import type {
  AuthorizationOffer,
  ElectronicSignature,
  Instant,
  OfferFile,
  OfferId,
  PatientId,
  SignedForm,
  WrittenRevocation,
} from '@sequester/model';

import type { Trace } from '../audit.ts';
import type { Context } from '../context.ts';

/** Authorizations that were offered to a patient, by patient: a patient's session reaches their own and no others. */
export interface OfferStore {
  ofPatient(context: Context, patientId: PatientId): Promise<OfferFile[]>;
  find(context: Context, patientId: PatientId, offerId: OfferId): Promise<OfferFile | undefined>;
  offer(context: Context, offer: AuthorizationOffer, trace: Trace): Promise<void>;
  /** Refuses `signed-already`, also to the slower of two at once. */
  sign(context: Context, signature: ElectronicSignature, trace: Trace): Promise<void>;
  /** Refuses `artifact-dead` where it was revoked before. */
  revoke(context: Context, revocation: WrittenRevocation, trace: Trace): Promise<void>;
  /** Refuses `stale` where the form is kept already. */
  keepForm(context: Context, kept: { patientId: PatientId; form: SignedForm }, trace: Trace): Promise<void>;
}

/** What the patient's own chart says of the address that accounts are opened at. */
export interface OwnAddress {
  /** When it was changed last; undefined where it never was. */
  changedAt(context: Context, patientId: PatientId): Promise<Instant | undefined>;
}

/** Keeps signed forms under the practice's key, in a folder of the patient's that does not name them. */
export interface FormVault {
  keep(
    context: Context,
    form: { patientId: PatientId; keyArn: string; bytes: Uint8Array; sha256: string },
  ): Promise<{ objectKey: string }>;
}
