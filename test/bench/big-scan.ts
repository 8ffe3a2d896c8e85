import * as z from 'zod';

import { assembleCast } from '../demo/cast.ts';
import { tellChart } from '../demo/chart-chapter.ts';
import { built, orderAndApprove, readRequest } from '../demo/order-chapter.ts';
import { Teller } from '../demo/teller.ts';
import { startWholeCloud } from '../workflows/whole-cloud.ts';
import { row, table, timed } from './report.ts';
import { scannedPdf } from './scanned-pdf.ts';

/** 252 pages of half a megabyte each: 126 MB. */
const pages = 252;
const bytesOfPage = 512 * 1024;

const Note = z.object({ noteId: z.string(), pages: z.number() });

/** A scanned file of 126 MB in, three of its pages out, through the public API on the laptop cloud. */
export const benchScan = async (): Promise<void> => {
  const whole = await startWholeCloud();
  try {
    const teller = new Teller(() => undefined);
    const cast = await assembleCast(whole.service, teller);
    const { patientId } = await tellChart(whole.service, cast, teller);
    const file = scannedPdf(pages, bytesOfPage);
    table([`${Math.round(file.length / 2 ** 20)} MB in, 3 pages out`, 'time', 'memory']);
    const uploadId = await timed('uploaded in parts', () =>
      cast.therapist.uploadNote(file, { patientId, sessionDate: '2026-04-22' }),
    );
    const note = await timed('inspected and sealed', () => cast.therapist.sealed(uploadId, Note));
    const { requestId } = await orderAndApprove(cast, patientId);
    await timed('approved', () =>
      cast.therapist.post(
        `/requests/${requestId}/approvals`,
        { as: 'originator', selection: [{ noteId: note.noteId, pages: '3,100-101' }] },
        z.unknown(),
      ),
    );
    await timed('granted, built and verified', () => built(cast, requestId));
    const { status } = await readRequest(cast, requestId);
    row([`  ${status}`]);
    if (status !== 'ready') throw new Error(`three pages of a scanned file ended ${status}`);
  } finally {
    await whole.stop();
  }
};
