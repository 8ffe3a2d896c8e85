import type { DisclosureRequest } from '@sequester/model';

/** Why a request ended, for the people of the practice. */
export interface Ending {
  code: string;
  text: string;
}

const unchecked =
  'The extract that was built did not pass the check by a second engine. It was not stored and nothing has left.';

const texts: Readonly<Record<string, string>> = {
  'build-cut-off':
    'The extract was begun three times and cut off each time, and it is not known why; the notes chosen are not too large for one extract. Nothing was stored and nothing has left. Tell whoever operates the service, and begin a new request.',
  'build-cut-off-large':
    'The extract was begun three times and cut off each time, while it was made of more than 160 MB of notes; that may be why. Nothing was stored and nothing has left. Choose fewer notes, or divide the request into several.',
  'build-failed':
    'An error in the service ended each of three tries to build the extract. Nothing is known to be wrong with what was chosen. Nothing was stored and nothing has left. Tell whoever operates the service, and begin a new request.',
  'sources-too-large':
    'The notes chosen are too large together to be made into one extract. Divide the request into several.',
  'source-digest-mismatch':
    'A sealed note is not what it was when it was chosen. Nothing was built of it; tell whoever operates the service.',
  'source-not-as-indexed':
    'A sealed note is not what the index says it is. Nothing was built of it; tell whoever operates the service.',
  'selection-no-pages': 'No page was chosen.',
  'selection-page-out-of-range': 'A page was chosen that its note does not have.',
  'selection-unreadable-source':
    'A note cannot be read page by page. Print it to a new PDF, upload that, and choose it instead.',
  'redaction-outside-page':
    'A redaction lies outside its page. Nothing was built; its originator has to locate it again.',
  'redaction-rectangle-off-page': 'A rectangle to be taken out lies outside of its page. Nothing was built.',
  'redaction-page-not-in-scope': 'A redaction is on a page that was not chosen. Nothing was built.',
  'hidden-words-undecided':
    'A page that was chosen has words that cannot be seen, and nobody decided on them. Nothing was built. List the hidden words of the note, decide on each, and approve again.',
  'hidden-words-lost':
    'Words that cannot be seen were to be kept, and their page can only be released as an image, which holds none. Nothing was stored and nothing has left. Decide that they are taken out, or choose a page that shows them, and approve again.',
  'engine-crashed':
    'The notes chosen could not be worked on. Nothing was stored and nothing has left; print the note to a new PDF and choose that.',
  'engine-timed-out':
    'The notes chosen took too long to work on. Nothing was stored and nothing has left; choose fewer pages.',
  'stamp-too-long':
    'The words to be printed on each page (recipient, basis, docket and notice) are too long for a page. Shorten the name of the recipient or the terms.',
  'redacted-text':
    'Something that was to be taken out was still found in the extract. It was not stored and nothing has left.',
  'withdrawn-by-requester': 'The requester withdrew the request.',
  'withdrawn-by-practice': 'The practice withdrew the request.',
  ...Object.fromEntries(
    [
      'unreadable',
      'not-an-extract',
      'page-count',
      'missing-text',
      'looks-different',
      'missing-stamp',
      'foreign-text',
      'foreign-bytes',
      'foreign-image',
      'unexpected-key',
      'unused-object',
      'unused-glyph',
      'undecodable-stream',
      'source-mismatch',
    ].map((code) => [code, unchecked]),
  ),
};

/** Why a request ended, where it was not the law that ended it: the law's reasons stand in the decision. */
export const endingOf = ({ endedBecause: code }: Pick<DisclosureRequest, 'endedBecause'>): Ending | undefined => {
  const text = code === undefined ? undefined : texts[code];
  return code === undefined || text === undefined ? undefined : { code, text };
};
