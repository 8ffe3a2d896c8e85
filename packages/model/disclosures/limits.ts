/** A link lives for a week unless otherwise said, and for two at most. */
export const linkDays = { usual: 7, most: 14 };

/** An extract is kept for this many days at least, and so is asked for again within them. */
export const extractDaysAtLeast = 45;

/** Links that a recipient may ask for afresh, of one request in a day. */
export const freshLinksADay = 3;

export const linkDownloads = { usual: 1, most: 5 };

/** 25 MB, counted as 1024 × 1024. */
export const artifactBytesAtMost = 25 * 1024 * 1024;
