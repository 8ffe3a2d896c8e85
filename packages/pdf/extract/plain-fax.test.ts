import { describe, expect, test } from 'vitest';

import { fax } from '../../../test/pdf/adversarial/codings.ts';
import { plainFax } from './plain-fax.ts';

const EOL = '000000000001';
const packed = (bits: string): Buffer =>
  Buffer.from(
    (bits.padEnd(Math.ceil(bits.length / 8) * 8, '0').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)),
  );
/** A row of 32 white and 32 black pixels (ITU-T T.4, tables 2 and 3). */
const ROW = '00011011000001101010';
const words = Buffer.from('words of somebody');

describe('a fax ends where its page does', () => {
  test.each<[string, string, number]>([
    ['coded by what changes between lines', `${'1'.repeat(21)}${EOL.repeat(2)}`, -1],
    ['the same, ending at a whole byte', `${'1'.repeat(24)}${EOL.repeat(2)}`, -1],
    ['coded line by line', `${EOL}${ROW}${EOL}${ROW}${EOL.repeat(6)}`, 0],
    ['coded in both manners', `${EOL}1${ROW}${EOL}0${ROW}${`${EOL}1`.repeat(6)}`, 4],
  ])('%s', (_, bits, k) => {
    const page = packed(bits);
    expect(plainFax(page, k)).toEqual(page);
    expect(plainFax(Buffer.concat([page, words]), k)).toEqual(page);
    expect(plainFax(Buffer.concat([page, page]), k)).toEqual(page);
  });

  test('not at an end of line between two rows, nor after five of six', () => {
    const page = packed(`${`${EOL}${ROW}`.repeat(7)}${EOL.repeat(5)}${ROW}${EOL.repeat(6)}`);
    expect(plainFax(Buffer.concat([page, words]), 0)).toEqual(page);
    expect(plainFax(packed(`${EOL}${'1'.repeat(21)}${EOL.repeat(2)}`), -1)).toEqual(
      packed(`${EOL}${'1'.repeat(21)}${EOL.repeat(2)}`),
    );
  });

  test('and one that does not say where stays as it is', () => {
    expect(plainFax(words, -1)).toEqual(words);
    expect(plainFax(Buffer.alloc(0), 0)).toEqual(Buffer.alloc(0));
  });

  test('as a machine writes it', () => {
    expect(plainFax(fax('words'), -1)).toEqual(fax(''));
  });
});
