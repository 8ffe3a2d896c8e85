import { createHash } from 'node:crypto';

import { AwsSession } from '@sequester/aws';
import { writeNote, type PracticeContext } from '@sequester/domain';
import type { LocalCloud } from '@sequester/local';
import { CalendarDate, type IdKind, idPrefixes, instantOf, MemberId, PatientId, PracticeId } from '@sequester/model';
import { DynamoNoteNames, DynamoNoteStore, DynamoOriginatorKeyStore } from '@sequester/store';
import { S3NoteVault } from '@sequester/vault';

import type { Cast } from '../demo/cast.ts';
import { therapistsStanding } from '../demo/standing.ts';

/** A PDF of one page with one line, written by hand: sealing text takes the fonts along, which a thousand notes need not. */
const smallPdf = (line: string): Uint8Array => {
  const content = `BT /F1 12 Tf 72 700 Td (${line}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  ];
  const offsets: number[] = [];
  let text = '%PDF-1.7\n';
  for (const [index, object] of objects.entries()) {
    offsets.push(text.length);
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(`${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}${trailer}`, 'latin1');
};

const unused = () => Promise.reject(new Error('this is not asked here'));

const together = 16;

/** Seals so many small notes in the therapist's own session, sixteen at a time, on days of April and May 2026. */
export const sealMany = async (
  cloud: LocalCloud,
  { cast, patientId, many }: { cast: Cast; patientId: string; many: number },
): Promise<void> => {
  const session = new AwsSession(
    cloud.assume('sequester-dev-notes-session', {
      practice: cast.practiceId,
      member: cast.therapistId,
      provider: cast.therapistId,
    }),
  );
  const memberId = MemberId.parse(cast.therapistId);
  const tables = {
    notes: 'sequester-dev-notes',
    chart: 'sequester-dev-chart',
    audit: 'sequester-dev-audit',
    idempotency: 'sequester-dev-idempotency',
    practices: 'sequester-dev-practices',
  };
  const standing = await therapistsStanding(cast);
  const stores = {
    notes: new DynamoNoteStore(session, tables),
    noteNames: new DynamoNoteNames(session, { chart: tables.chart, practices: 'sequester-dev-practices' }),
    originatorKeys: new DynamoOriginatorKeyStore(session, 'sequester-dev-practices'),
    vault: new S3NoteVault(session, 'sequester-dev-111122223333-vault'),
    press: {
      unset: async () => [],
      seal: async ({ text }: { text: string }) => ({ bytes: smallPdf(text), pages: 1, sizes: [] }),
      inspect: unused,
      locate: unused,
      hidden: unused,
    },
  };
  let ids = 0;
  const context = (): PracticeContext => ({
    practiceId: PracticeId.parse(cast.practiceId),
    actor: { kind: 'member', id: memberId, roles: ['provider'], providerId: memberId },
    now: instantOf(Date.now()),
    standing,
    newId: (kind: IdKind) => {
      ids += 1;
      return `${idPrefixes[kind]}_${createHash('sha256')
        .update(`${cast.practiceId} ${ids}`)
        .digest('hex')
        .replaceAll(/[^2-7a-f]/g, 'z')
        .slice(0, 26)}`;
    },
  });
  const seal = (index: number) => {
    const sessionDate = CalendarDate.parse(
      `2026-0${index % 2 === 0 ? 4 : 5}-${String((index % 30) + 1).padStart(2, '0')}`,
    );
    return writeNote(stores)(context(), {
      patientId: PatientId.parse(patientId),
      sessionDate,
      text: `Invented session number ${index}`,
      language: 'en',
    });
  };
  for (let first = 0; first < many; first += together)
    await Promise.all(Array.from({ length: Math.min(together, many - first) }, (_, index) => seal(first + index)));
};
