/** Fields of an entry in which members say to each other where it belongs, or what has to be mended before a co-signature. They leave in no copy of a record. */
export const amongMembers: ReadonlySet<string> = new Set(['misfiling', 'remarks']);
