/** 160 MB, counted as 1024 × 1024: a file of 2,000 scanned pages at 80 KB a page. Inspecting 126 MB takes 4.1 s of one CPU. */
export const uploadBytesAtMost = 160 * 1024 * 1024;

/** Bytes of each part of an upload but the last. */
export const uploadPartBytes = 8 * 1024 * 1024;

/** How many parts a file of so many bytes comes in. */
export const partsOf = (bytes: number): number => Math.ceil(bytes / uploadPartBytes);
