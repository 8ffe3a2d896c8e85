import * as z from 'zod';

import { assembleCast } from '../demo/cast.ts';
import { tellChart } from '../demo/chart-chapter.ts';
import { orderAndApprove } from '../demo/order-chapter.ts';
import { Teller } from '../demo/teller.ts';
import { startWholeCloud } from '../workflows/whole-cloud.ts';
import { megabytes, row, table, timed } from './report.ts';
import { sealMany } from './sealed-notes.ts';

const many = 1000;

const Selection = z.object({ notes: z.array(z.object({ noteId: z.string() })) });
const Shown = z.object({
  status: z.string(),
  progress: z.object({ step: z.string(), done: z.number(), of: z.number() }).optional(),
  ending: z.object({ text: z.string() }).optional(),
  extract: z.object({ bytes: z.number(), pages: z.number() }).optional(),
});

/** A thousand small sealed notes into one package, through the public API on the laptop cloud: granted, built, verified, stored. */
export const benchThousand = async (): Promise<void> => {
  const whole = await startWholeCloud();
  try {
    const teller = new Teller(() => undefined);
    const cast = await assembleCast(whole.service, teller);
    const { patientId } = await tellChart(whole.service, cast, teller);
    table(['1,000 notes', 'time', 'memory']);
    process.env['AWS_ENDPOINT_URL'] = whole.cloud.awsUrl;
    process.env['AWS_REGION'] = 'us-east-1';
    await timed('sealed', () => sealMany(whole.cloud, { cast, patientId, many }));
    const { requestId } = await timed('ordered, approved', () => orderAndApprove(cast, patientId));
    const { notes } = await cast.therapist.get(`/requests/${requestId}/selection`, Selection);
    const approval = { as: 'originator', selection: notes.map(({ noteId }) => ({ noteId, pages: '1' })) };
    await timed('granted', async () => {
      let shown = await cast.therapist.post(`/requests/${requestId}/approvals`, approval, Shown);
      while (shown.status === 'in-review' || shown.status === 'approved') {
        await new Promise((resolve) => setTimeout(resolve, 250));
        shown = await cast.officer.get(`/requests/${requestId}`, Shown);
      }
    });
    const seen = new Set<string>();
    const built = await timed('built and verified', async () => {
      for (;;) {
        const shown = await cast.officer.get(`/requests/${requestId}`, Shown);
        seen.add(shown.progress?.step ?? shown.status);
        if (shown.status !== 'building') return shown;

        await new Promise((resolve) => setTimeout(resolve, 250));
      }
    });
    row([`  ${built.status}`, `${built.extract?.pages ?? 0} pages`, megabytes(built.extract?.bytes ?? 0)]);
    row([`  seen: ${[...seen].join(', ')}`]);
    if (built.status !== 'ready') {
      throw new Error(
        `the package of a thousand notes ended ${built.status}: ${built.ending?.text ?? 'for a reason of the law'}`,
      );
    }
  } finally {
    await whole.stop();
  }
};
