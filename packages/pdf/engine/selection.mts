/** How qpdf selects: what shows of annotations and fields becomes content, inline images become objects, unused resources stay behind. */
export const SELECTION = [
  '--generate-appearances',
  '--flatten-annotations=all',
  '--coalesce-contents',
  '--externalize-inline-images',
  '--ii-min-bytes=0',
  '--remove-unreferenced-resources=yes',
  '--object-streams=disable',
  '--decode-level=specialized',
  '--static-id',
];
