import { ConflictView, type Versions } from '../drafts/conflict-view.tsx';
import type { Draft } from '../drafts/use-draft.ts';
import { Button } from '../parts/button.tsx';
import { Notice, ProblemNotice } from '../parts/notice.tsx';
import { drafts } from '../words/drafts.ts';

interface DraftNoticesProps<Text> {
  draft: Draft<Text>;
  /** Both versions, part by part. */
  versions: (mine: Text, theirs: Text) => readonly Versions[];
  both: (mine: Text, theirs: Text) => Text;
  /** Copies what is written, for when the service is away; a sealed text has none. */
  copy?: (() => void) | undefined;
}

/** What keeps a draft from being saved, and what the person can do. */
export const DraftNotices = <Text,>({ draft, versions, both, copy }: DraftNoticesProps<Text>) => {
  const { state, text, other } = draft;
  if (state.kind === 'conflict' && other !== undefined) {
    return (
      <ConflictView
        at={state.at}
        parts={versions(text, other)}
        onMine={() => draft.choose(text)}
        onTheirs={() => draft.choose(other)}
        onBoth={() => draft.choose(both(text, other))}
      />
    );
  }
  if (state.kind === 'refused') return <ProblemNotice problem={state.problem} />;

  if (state.kind !== 'failed') return undefined;

  return (
    <Notice
      tone="bad"
      live
      title={drafts.unreachable}
      acts={
        <>
          <Button small onClick={() => void draft.save()}>
            {drafts.tryNow}
          </Button>
          {copy !== undefined && (
            <Button small onClick={copy}>
              {drafts.copy}
            </Button>
          )}
        </>
      }
    >
      {drafts.unreachableWords}
    </Notice>
  );
};
