interface ActOf<Operation extends string, Event extends string> {
  operation: Operation;
  summary: string;
  event: Event;
}

/** The acts on a kind that is signed: `Name` is its name, `Noun` begins its events. */
export type SignedActs<Name extends string, Noun extends string> = {
  write: ActOf<`write${Capitalize<Name>}`, `${Noun}.written`>;
  update: ActOf<`update${Capitalize<Name>}`, `${Noun}.updated`>;
  copy: ActOf<`copy${Capitalize<Name>}`, `${Noun}.copied`>;
  delete: ActOf<`delete${Capitalize<Name>}`, `${Noun}.deleted`>;
  sign: ActOf<`sign${Capitalize<Name>}`, `${Noun}.signed`>;
  cosign: ActOf<`cosign${Capitalize<Name>}`, `${Noun}.cosigned`>;
  sendBack: ActOf<`sendBack${Capitalize<Name>}`, `${Noun}.sent-back`>;
  addend: ActOf<`addTo${Capitalize<Name>}`, `${Noun}.added-to`>;
};

const verbs = {
  write: ['write', 'written'],
  update: ['update', 'updated'],
  copy: ['copy', 'copied'],
  delete: ['delete', 'deleted'],
  sign: ['sign', 'signed'],
  cosign: ['cosign', 'cosigned'],
  sendBack: ['sendBack', 'sent-back'],
  addend: ['addTo', 'added-to'],
} as const;

const summaries = (words: string): Record<keyof typeof verbs, string> => ({
  write: `Begin a draft of a ${words}, half-written as it may be`,
  update: `Replace your draft of a ${words}`,
  copy: `Begin a draft with the words of a ${words}`,
  delete: `Delete your draft of a ${words}`,
  sign: `Sign your draft of a ${words} as it was read; from then on it cannot change`,
  cosign: `Co-sign a ${words} of a clinician whom you supervise`,
  sendBack: `Send a ${words} of a clinician whom you supervise back with a remark, instead of co-signing it`,
  addend: `Add a signed addendum to a ${words} that is signed`,
});

/** The acts on a kind that is signed, by its name, by what begins its events, and in words. */
export const signedActs = <const Name extends string, const Noun extends string>(
  name: Name,
  noun: Noun,
  words: string,
): SignedActs<Name, Noun> => {
  const summary = new Map(Object.entries(summaries(words)));
  const acts = Object.entries(verbs).map(([act, [verb, done]]) => ({
    [act]: {
      operation: `${verb}${name.charAt(0).toUpperCase()}${name.slice(1)}`,
      summary: summary.get(act) ?? '',
      event: `${noun}.${done}`,
    },
  }));
  return Object.assign({}, ...acts);
};
