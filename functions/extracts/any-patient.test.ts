import { PatientName, writtenName } from '@sequester/model';
import { buildExtract, pageTexts, sealNote, verifyExtract, type ExtractCover } from '@sequester/pdf';
import { expect, test } from 'vitest';

const { bytes } = await sealNote({
  heading: 'Psychotherapy note',
  lines: [],
  text: 'An invented note of the garden.',
  language: 'en-US',
});
const sources = [{ id: 'a', bytes, pages: [1] }];

const coverOf = (patient: string): ExtractCover => ({
  title: 'Extract of psychotherapy notes',
  practice: 'Harbor Lane Therapy (invented)',
  recipient: 'Jordan Sample',
  basis: 'court order (Invented Court, Judge Sample, 2026-03-30), 45 CFR 164.512(e)(1)(i)',
  docket: 'FL-1',
  items: [
    {
      label: `Psychotherapy note on ${patient}, session of 2026-04-08`,
      version: 'Version 1',
      pages: [1],
      sourceSha256: '0'.repeat(64),
    },
  ],
  withheld: [],
  notice: 'Further disclosure may be unlawful.',
});

test.each([
  ['Ana María', 'García Núñez'],
  ['Liam', 'O’Brien'],
  ['Anne', 'Smith-Jones'],
  ['Jan', 'van der Berg'],
  ['Thị Mai', 'Nguyễn'],
  ['Björk', undefined],
  ['Łukasz', 'Żółć'],
  ['Олена', 'Шевченко'],
  ['Ελένη', 'Παππά'],
  ['민준', '김'],
  ['太郎', '山田'],
  ['小明', '王'],
  ['محمد', 'حسن'],
  ['נועה', 'כהן'],
  ['हिना', 'शर्मा'],
])('an extract about %s %s is built and verified with the name on its cover', async (given, family) => {
  const cover = coverOf(writtenName(PatientName.parse({ given, family })));
  const { bytes: extract } = await buildExtract({ cover, sources });
  expect((await verifyExtract({ extract, cover, sources })).findings).toEqual([]);
  expect((await pageTexts(extract)).join(' ')).not.toContain('[U+');
});
