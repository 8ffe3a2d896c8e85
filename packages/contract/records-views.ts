import { Approver } from '@sequester/law/facts';
import { BuiltExtract, Instant, MemberId, RecordFormat, RecordsProgress, RequestStatus } from '@sequester/model';
import * as z from 'zod';

import { DecisionView } from './decision-view.ts';
import { JobView } from './jobs.ts';

/** How far the ordinary record of a request has come: the law's answer on it, what was chosen, who approved, the build. */
export const RecordsView = z.object({
  status: RequestStatus,
  statusAt: Instant,
  decision: DecisionView,
  selection: z
    .object({
      sha256: z.string(),
      at: Instant,
      by: z.string(),
      format: RecordFormat,
      entries: z.int(),
      takenOut: z.int(),
    })
    .optional(),
  approvals: z.array(z.object({ as: Approver, memberId: MemberId, at: Instant })),
  awaits: z.array(z.object({ as: Approver })),
  job: JobView.extend({ progress: RecordsProgress.optional() }).optional(),
  ending: z.object({ code: z.string(), text: z.string() }).optional(),
  extract: BuiltExtract.pick({ sha256: true, bytes: true, pages: true, builtAt: true }).optional(),
  json: z.object({ sha256: z.string(), bytes: z.int() }).optional(),
});
