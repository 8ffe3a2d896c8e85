import { createHash } from 'node:crypto';

import * as z from 'zod';

import type { SeedCaller } from '../seed-caller.ts';
import { dayOf, signed, type seedPatient } from './seed-patient.ts';

type Chart = Awaited<ReturnType<typeof seedPatient>>;

const Notice = z.object({ noticeId: z.string() });
const Upload = z.object({
  uploadId: z.string(),
  parts: z.array(z.object({ url: z.string(), headers: z.record(z.string(), z.string()) })),
});

const notice = `Notice of Privacy Practices of the Willow Example Practice (invented).
This practice does not exist; its notice says no more than that a notice is kept here and given to patients.`;

/** What a patient asked for, what they were given, and what was written beside the sessions. */
export const seedPapers = async (chart: Chart, officer: SeedCaller): Promise<void> => {
  const { writers, patient, path } = chart;
  const [first, second] = [dayOf(patient, 0), dayOf(patient, 1)];
  const { noticeId } = Notice.parse(
    await officer.post('notice', '/privacy-notices', {
      title: 'Notice of Privacy Practices (invented)',
      effectiveOn: '2025-01-01',
      text: notice,
    }),
  );
  await writers.staff.post('notice-given', `${path}/notices-given`, {
    noticeId,
    givenOn: first,
    how: 'in-person',
    acknowledgement: 'signed',
    acknowledgedOn: first,
  });
  await officer.post('restriction', `${path}/restrictions`, {
    askedOn: first,
    asked: 'No letters to the employer about the shifts (invented).',
    answer: 'agreed',
    answeredOn: second,
  });
  await writers.staff.post('confidential', `${path}/confidential-communications`, {
    askedOn: first,
    asked: 'Messages in the portal only.',
    channel: 'portal',
    answer: 'accommodated',
    answeredOn: first,
  });
  const contact = { how: 'telephone', direction: 'outgoing', with: 'The patient', text: 'Moved the next hour to ten.' };
  await signed(chart, {
    step: 'contact',
    plural: 'contact-notes',
    own: 'contactNoteId',
    body: { at: `${second}T18:00:00.000Z`, ...contact },
  });
  const referral = {
    referredOn: second,
    to: 'Example Sleep Clinic (invented)',
    service: 'Sleep study',
    urgency: 'routine',
    reason: 'To look for breathing pauses before the hours in bed are cut further.',
  };
  await signed(chart, { step: 'referral', plural: 'referrals', own: 'referralId', body: referral });
};

/** Ends a treatment with its summary. */
export const seedDischarge = async (chart: Chart): Promise<void> => {
  const { patient } = chart;
  await signed(chart, {
    step: 'discharge',
    plural: 'discharge-summaries',
    own: 'dischargeSummaryId',
    body: {
      treatmentFrom: dayOf(patient, 0),
      dischargedOn: dayOf(patient, patient.notes.length - 1),
      reason: 'goals-reached',
      presentingProblem: patient.problem,
      course: 'Came to every session; took up what had been given up.',
      condition: 'Mood good, sees friends weekly.',
      recommendations: 'Call if low mood lasts longer than two weeks.',
    },
  });
};

/** A page of a report that nobody wrote, as a PDF. */
const report = (): Uint8Array => {
  const words =
    'BT /F1 14 Tf 72 720 Td (Example Clinic \\(invented\\)) Tj 0 -30 Td (Report: all of it is invented.) Tj ET';
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${words.length}>>\nstream\n${words}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  return Buffer.from(
    `${file}${table}trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${file.length}\n%%EOF\n`,
  );
};

/** Sends a report from elsewhere for the chart; its inspection goes on by itself. */
export const seedDocument = async ({ writers: { staff }, patient, path }: Chart): Promise<void> => {
  const bytes = report();
  const { uploadId, parts } = Upload.parse(
    await staff.post('document', `${path}/document-uploads`, {
      title: 'Report of the Example Clinic (invented)',
      category: 'outside-record',
      dated: dayOf(patient, 0),
      from: 'Example Clinic (invented)',
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    }),
  );
  for (const { url, headers } of parts) await fetch(url, { method: 'PUT', headers, body: Buffer.from(bytes) });

  await staff.post('document-completion', `${path}/document-uploads/${uploadId}/completion`);
};
