import type { JobFailure } from '@sequester/model';

import type { InspectedPdf, NotePress } from './ports.ts';
import { type AnnouncedParts, isAnnounced } from './upload-parts.ts';

export const anotherFile = {
  code: 'digest-mismatch',
  text: 'The file that arrived is not the file that was announced.',
} as const;

/** Where a file arrives, and what inspects it. */
interface Arrivals<Upload> {
  vault: {
    parts: (upload: Upload) => Promise<number[] | undefined>;
    assemble: (upload: Upload) => Promise<void>;
    arrived: (upload: Upload) => Promise<Uint8Array | undefined>;
  };
  press: Pick<NotePress, 'inspect'>;
}

/** What is put on record while a file is taken over, and as its end. */
interface Outcomes {
  step: (name: 'assembling' | 'inspecting') => Promise<void>;
  fail: (failure: JobFailure) => Promise<void>;
  refuse: (reason: { code: string; text: string }) => Promise<void>;
  keep: (pdf: InspectedPdf) => Promise<void>;
}

/** Takes over a file that has arrived: makes it one, checks that it is the one announced, and inspects it. It ends in one of three outcomes. */
export const takeOver = async <Upload extends AnnouncedParts>(
  { vault, press }: Arrivals<Upload>,
  upload: Upload,
  { step, fail, refuse, keep }: Outcomes,
): Promise<void> => {
  await step('assembling');
  if ((await vault.parts(upload)) !== undefined) await vault.assemble(upload);

  const arrived = await vault.arrived(upload);
  if (arrived === undefined) return fail('nothing-arrived');

  if (!isAnnounced(upload, arrived)) return refuse(anotherFile);

  await step('inspecting');
  const pdf = await press.inspect(arrived);
  return pdf.ok ? keep(pdf) : refuse({ code: pdf.code, text: pdf.message });
};
