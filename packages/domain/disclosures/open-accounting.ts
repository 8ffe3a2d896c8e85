import { type Instant, type PatientId, plusSeconds, Refusal } from '@sequester/model';

import type { PracticeContext } from '../context.ts';
import type { TraceStore } from '../traces.ts';
import { accountingPaper } from './accounting-paper.ts';
import { getAccountingOfDisclosures } from './get-accounting-of-disclosures.ts';
import type { PaperDoor } from './open-letter.ts';
import type { DisclosureStore, RequestRecords } from './ports.ts';
import type { PaperPress } from './write-letter.ts';

/** A signed URL that gives an accounting lives this long. */
export const accountingSeconds = 60;

/** Keeps accountings under the practice's key, each named by its digest alone. */
export interface AccountingVault {
  keep(
    context: PracticeContext,
    paper: { keyArn: string; bytes: Uint8Array; sha256: string },
  ): Promise<{ objectKey: string }>;
}

interface Stores {
  disclosures: DisclosureStore;
  records: RequestRecords;
  traces: TraceStore;
  paperPress: PaperPress;
  accountings: AccountingVault;
  paperDoor: PaperDoor;
}

/** The accounting that is owed to the individual as a PDF on the practice's paper, by a short-lived URL (45 CFR 164.528(b)-(c)). */
export const openAccounting =
  (stores: Stores) =>
  async (
    context: PracticeContext,
    { patientId }: { patientId: PatientId },
  ): Promise<{ url: string; sha256: string; expiresAt: Instant }> => {
    const { records, paperPress, accountings, paperDoor } = stores;
    const accounting = await getAccountingOfDisclosures(stores)(context, { patientId });
    const [patient, practice] = await Promise.all([records.patient(context, patientId), records.practice(context)]);
    if (patient === undefined) throw new Refusal('not-found');

    const { bytes, sha256 } = await paperPress.set(accountingPaper(accounting, patient, practice));
    const { objectKey } = await accountings.keep(context, { keyArn: practice.keyArn, bytes, sha256 });
    const url = await paperDoor.signed({ objectKey, filename: 'accounting.pdf', seconds: accountingSeconds });
    return { url, sha256, expiresAt: plusSeconds(context.now, accountingSeconds) };
  };
