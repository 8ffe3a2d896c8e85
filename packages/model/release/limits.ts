/** Wrong codes that lock a link, over all its codes. */
export const wrongCodesAtMost = 5;

export const codeMinutes = 10;

/** A code asked for again within this time is the same code. */
export const codeSecondsApart = 30;

export const repeatSeconds = 60;

export const urlSeconds = 60;
