import { createHash } from 'node:crypto';

import { describe, expect, test } from 'vitest';

import { families } from '../../../test/pdf/adversarial/specimens.ts';
import { sealNote } from '../seal/seal-note.ts';
import type { Redaction } from '../types.ts';
import { exampleCover } from '../verify/example-cover.ts';
import { buildExtract } from './build-extract.ts';

const NOTE = `The patient, who is invented, spoke of the garden. Her sister Ada called twice.\n\n- Ольга\n- Ἑλένη\n- 漢\n\n${'More words of an invented note. '.repeat(200)}`;
const PASSAGE: Redaction = { page: 1, passage: 'Her sister Ada', reason: 'other-person' };
const RECTANGLE: Redaction = { page: 1, x: 60, y: 690, width: 200, height: 20, reason: 'other-person' };

const note = async () =>
  (await sealNote({ heading: 'Psychotherapy note', lines: [], text: NOTE, language: 'en-US' })).bytes;
const specimen = (family: string) => new Uint8Array(families[family]?.(0).bytes ?? []);

const built = async (bytes: Uint8Array, redactions: Redaction[] = []) => {
  const items = [
    {
      label: 'An invented note',
      version: '1',
      pages: [1],
      sourceSha256: createHash('sha256').update(bytes).digest('hex'),
    },
  ];
  return (
    await buildExtract({ cover: { ...exampleCover, items }, sources: [{ id: 'a', bytes, pages: [1], redactions }] })
  ).sha256;
};

/**
 * An extract that left is built again from its manifest years later: these bytes change only together with the format that
 * manifests name. A letter that was shown by its number and now by itself changes them too (every script is set). No input is compressed by the system's library.
 */
describe('the bytes that were recorded are made today', () => {
  test('of a sealed note', async () => {
    expect(
      createHash('sha256')
        .update(await note())
        .digest('hex'),
    ).toBe('5d9e1e03413f94248e4a4bd1b7b2089962c33d8c5729f73e4beb47417389824e');
  });

  test('of an extract of it, and of one with something taken out', async () => {
    const bytes = await note();
    expect([await built(bytes), await built(bytes, [PASSAGE])]).toEqual([
      'bd9de3eab604b60c53eb51f43259a727132a8ba37f623d6f95d3d0291820def6',
      '9fa070c00106029310664179e799d4f4f3ac7767318db0facbe0dde5ded89706',
    ]);
  });

  test.each([
    ['plain', '3f9ac2f5cf787d434595143c70dfc7dac4c7aeb09c9d512dcd547740de52f16e'],
    ['type1letters', 'f0bdbd0d3ab03581abfa18bb34528f8fcc36a06305ed13671a5c4da4e5063ee3'],
    ['cidcff', '8568d8cee75cd44b8b36cae8c71c23cc1d77d6884af871c8ec10a80022fdec5f'],
    ['truetypeletters', 'd3212a2cea99b2ed0af0785ec33fb93c8f493024dd68da8a864345dca40fd99e'],
    ['shadings', 'ca0ea9d2bb8d366ef654333482da30afedddad86c8897a93079615d487786d03'],
    ['layers', 'd155d6ccb1ad5a97ba073a1217e99a5167995becd7e6efa0505c8f36cf3b536f'],
  ])('of a page of %s', async (family, sha256) => {
    expect(await built(specimen(family))).toBe(sha256);
  });

  test('of a page that became an image', async () => {
    expect(await built(specimen('shadings'), [RECTANGLE])).toBe(
      'dfb87e1b34d10094934d071ad29f6dd5861395a72dbc338b6b781f6943087f02',
    );
  });
});
