import { MailRefused } from '@sequester/domain';
import { describe, expect, test } from 'vitest';

import { mailOf } from './ses-mailer.ts';

const mail = {
  from: 'records@sequester.example',
  to: 'jordan@example.test',
  subject: 'A document',
  text: 'Two\nlines.',
};

describe('the headers of a mail', () => {
  test.each([
    ['a line feed', 'Example\nBcc: other@example.test', 'Example Bcc: other@example.test'],
    ['a carriage return', 'Example\r\n\r\nbody', 'Example body'],
    ['NUL', 'Exam\u0000ple', 'Exam ple'],
    ['a line separator', 'Exam\u2028ple', 'Exam ple'],
  ])('hold no %s', (_, subject, safe) => {
    expect(mailOf({ ...mail, subject }).Content.Simple.Subject).toEqual({ Data: safe, Charset: 'UTF-8' });
  });

  test('hold a subject of 200 letters at most, in any script', () => {
    expect(mailOf({ ...mail, subject: `Ñandú 漢 ${'😀'.repeat(300)}` }).Content.Simple.Subject.Data).toBe(
      `Ñandú 漢 ${'😀'.repeat(192)}`,
    );
  });

  test.each(['a@b.test\r\nBcc: c@d.test', 'a@b.test, c@d.test', 'A <a@b.test>', 'é@b.test', ''])(
    'take no address like %j',
    (to) => {
      expect(() => mailOf({ ...mail, to })).toThrow(MailRefused);
    },
  );
});
