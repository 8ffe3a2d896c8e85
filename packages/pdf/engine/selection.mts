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
