import { useWhen } from '../identity/me.tsx';
import { LinkButton } from '../parts/button.tsx';
import { Chip } from '../parts/chip.tsx';
import { DocumentIcon, PlusIcon } from '../parts/icons.tsx';
import { Pane } from '../parts/pane.tsx';
import { paperNames } from '../words/papers.ts';
import { request as words } from '../words/request.ts';
import type { Paper, RequestAnswer } from './request-types.ts';

import styles from './request.module.css';

const textOf = (artifact: object, field: string): string | undefined => {
  const value: unknown = Reflect.get(artifact, field);
  return typeof value === 'string' && value !== '' ? value : undefined;
};

type Shown = RequestAnswer['artifacts'][number] & Partial<Pick<Paper, 'counts' | 'acceptances'>>;

/** A paper that nobody has accepted yet. */
export const waitsForLook = (paper: Shown): boolean => paper.counts === false && paper.acceptances?.length === 0;

const StateChip = ({ paper }: { paper: Shown }) => {
  if (paper.counts === undefined) return null;

  if (paper.counts) return <Chip tone="good">{words.counts}</Chip>;

  return waitsForLook(paper) ? <Chip tone="warn">{words.waits}</Chip> : <Chip>{words.notCounted}</Chip>;
};

const PaperLine = ({ paper, requestId }: { paper: Shown; requestId: string }) => {
  const when = useWhen();
  const { artifact, artifactId, recordedAt, verification } = paper;
  const [docket, signed] = [textOf(artifact, 'docket'), textOf(artifact, 'signed_on')];
  const about = [
    docket === undefined ? undefined : words.docket(docket),
    signed === undefined ? undefined : words.signedOn(when.short(signed)),
    words.recordedOn(when.short(when.dayOf(recordedAt))),
    words.seenBy(verification.by),
  ];
  return (
    <li>
      <DocumentIcon />
      <div>
        <b>{paperNames[artifact.type]}</b>
        <StateChip paper={paper} />
        <p>{about.filter((part) => part !== undefined).join(' · ')}</p>
      </div>
      <LinkButton
        small
        to="/requests/$requestId/papers/$artifactId"
        params={{ requestId, artifactId }}
        aria-label={`${words.lookAt}: ${paperNames[artifact.type]}`}
      >
        {words.lookAt}
      </LinkButton>
    </li>
  );
};

/** The papers of a request, each with whether the law is asked with it. */
export const PapersPane = ({ request, open }: { request: RequestAnswer; open: boolean }) => (
  <Pane title={words.papers}>
    {request.artifacts.length === 0 ? (
      <p className={styles.small}>{words.noPapers}</p>
    ) : (
      <ul className={styles.papers}>
        {request.artifacts.map((paper) => (
          <PaperLine key={paper.artifactId} paper={paper} requestId={request.requestId} />
        ))}
      </ul>
    )}
    {open && (
      <div className={styles.acts}>
        <LinkButton small to="/requests/$requestId/papers/new" params={{ requestId: request.requestId }}>
          <PlusIcon />
          {words.addPaper}
        </LinkButton>
      </div>
    )}
  </Pane>
);
