import { call, nth, on, type Kind } from './acts.ts';

const parts = [{ element: 'required report fields', text: 'what the form asks' }];
const warning = [{ element: 'threat', text: 'he said that he will go there tonight' }];
export const tell = on((random) => {
  const body = random.oneOf([
    { manner: 'telephone', to: { as: 'police', name: 'Sgt. Example' }, parts: warning },
    { manner: 'in-person', to: { as: 'Ann Example', name: 'Ann Example' }, parts },
  ]);
  return () => ({ path: '{r}/spoken-statements', body });
});
export const draft = on(() => ({ cast }) => ({ path: '{r}/statement-drafts', body: { for: cast.colleagueId, parts } }));
export const followUp = on((random) => {
  const body = random.oneOf<Record<string, unknown>>([
    { kind: 'review', closes: true },
    { kind: 'notice', decision: 'informed', how: 'x' },
  ]);
  return () => ({ path: '{r}/statement-follow-ups', body });
});

/** A statement is written or signed, set, and sent by a link: what follows is looked at when the page is set. */
export const sendStatement: Kind = (random) => {
  const [signs, index, said] = [random.below(2) === 0, random.below(2), random.oneOf([parts, warning])];
  return async (world, sequence) => {
    const path = signs
      ? `/requests/${sequence.requestId}/statement-drafts/${nth(sequence.drafts, index, 'std')}/signature`
      : `/requests/${sequence.requestId}/written-statements`;
    const made = await call(world, sequence, { who: 'colleague', path, body: signs ? {} : { parts: said } });
    if (made.status !== 201) return made;

    await world.built(sequence.requestId);
    const sent = await call(world, sequence, { who: 'colleague', path: `/requests/${sequence.requestId}/links` });
    return { ...sent, body: `${made.body}\n${sent.body}` };
  };
};
