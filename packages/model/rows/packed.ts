/** The sort key under which the second and later pieces of a long row are kept, after that of the first. */
export const packedPiece = '{first*}#PART#{index:4}';
