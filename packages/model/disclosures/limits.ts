/** A link lives for a week unless otherwise said, and for two at most. */
export const linkDays = { usual: 7, most: 14 };

export const linkDownloads = { usual: 1, most: 5 };

/** 25 MB, counted as 1024 × 1024. */
export const artifactBytesAtMost = 25 * 1024 * 1024;
