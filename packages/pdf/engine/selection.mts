/** How qpdf writes what is to be read: the content of a page in one piece, inline images as objects, codings that lose nothing taken off. */
export const READABLY = [
  '--coalesce-contents',
  '--externalize-inline-images',
  '--ii-min-bytes=0',
  '--object-streams=disable',
  '--decode-level=specialized',
  '--static-id',
];

/** How qpdf selects: what shows of annotations and fields becomes content, and unused resources stay behind. */
export const SELECTION = ['--flatten-annotations=all', '--remove-unreferenced-resources=yes', ...READABLY];

/** How it selects what it cannot take apart; pages that are in pieces then have to become images. */
export const LENIENTLY = [
  '--flatten-annotations=all',
  '--object-streams=disable',
  '--decode-level=none',
  '--stream-data=preserve',
  '--static-id',
];

/** Glyphs of Type 3 fonts may draw with what their page alone names, which counts as unused there. */
export const withAllResources = (manner: string[]): string[] =>
  manner.map((option) => (option.startsWith('--remove-unref') ? '--remove-unreferenced-resources=no' : option));
