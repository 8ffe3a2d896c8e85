import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';

import { asProblem, type Problem } from '../api/problem.ts';
import { asked, useAct } from '../api/query.ts';
import { useMe, useWhen } from '../identity/me.tsx';
import { useMemberName } from '../identity/members.ts';
import { Button } from '../parts/button.tsx';
import { Confirm } from '../parts/dialog.tsx';
import { Facts } from '../parts/facts.tsx';
import { DocumentIcon } from '../parts/icons.tsx';
import { Notice, ProblemNotice } from '../parts/notice.tsx';
import { Page, Stack } from '../parts/page.tsx';
import { Pane } from '../parts/pane.tsx';
import { nameOf } from '../parts/person-name.ts';
import { Asked } from '../parts/states.tsx';
import { askedFor } from '../requests/asked-title.ts';
import { waitsForLook } from '../requests/papers-pane.tsx';
import { requestReads, type Paper, type RequestAnswer } from '../requests/request-types.ts';
import { NotFound } from '../staff/not-found.tsx';
import { paperPage as words } from '../words/paper-fields.ts';
import { paperNames } from '../words/papers.ts';
import { request as requestWords } from '../words/request.ts';
import { requests } from '../words/requests.ts';
import { paperLines } from './paper-lines.ts';

import styles from './papers.module.css';

type Shown = RequestAnswer['artifacts'][number] | Paper;

const isWhole = (paper: Shown): paper is Paper => 'openings' in paper && 'acceptances' in paper;

interface OfPaper {
  paper: Shown;
  requestId: string;
}

const OpenPaper = ({ paper, requestId, main }: OfPaper & { main: boolean }) => {
  const act = useAct('openArtifact', ['getRequest']);
  const [problem, setProblem] = useState<Problem>();
  const open = async (): Promise<void> => {
    setProblem(undefined);
    try {
      const { url } = await act.mutateAsync({ params: { requestId, artifactId: paper.artifactId } });
      window.open(url, '_blank', 'noopener');
    } catch (thrown) {
      setProblem(asProblem(thrown));
    }
  };
  return (
    <div className={styles.page}>
      <p className={styles.file}>
        <DocumentIcon />
        <b>{paperNames[paper.artifact.type]}</b>
      </p>
      <p className={styles.small}>{words.openWords}</p>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <div className={styles.acts}>
        <Button kind={main ? 'main' : undefined} busy={act.isPending} onClick={() => void open()}>
          {words.open}
        </Button>
      </div>
    </div>
  );
};

const Accept = ({ paper, requestId }: { paper: Paper; requestId: string }) => {
  const [asks, setAsks] = useState(false);
  const act = useAct('acceptArtifact', requestReads);
  const { artifactId, document, termsSha256 } = paper;
  const run = () =>
    act.mutateAsync({ params: { requestId, artifactId }, body: { documentSha256: document.sha256, termsSha256 } });
  return (
    <>
      <Button kind="main" onClick={() => setAsks(true)}>
        {words.accept}
      </Button>
      {asks && (
        <Confirm title={words.acceptTitle} act={words.acceptAct} run={run} onClose={() => setAsks(false)}>
          <p>{words.acceptWords}</p>
        </Confirm>
      )}
    </>
  );
};

const Acceptance = ({ paper, requestId }: OfPaper) => {
  const when = useWhen();
  const nameOfMember = useMemberName();
  const officer = useMe().roles.includes('privacy-officer');
  if (!isWhole(paper)) return null;

  const accepted = paper.acceptances.at(-1);
  if (accepted !== undefined) {
    return (
      <Notice tone="good">{words.acceptedBy(nameOfMember(accepted.by), when.date(when.dayOf(accepted.at)))}</Notice>
    );
  }

  if (!officer || !waitsForLook(paper)) return null;

  return <Notice tone="warn" title={words.compare} acts={<Accept paper={paper} requestId={requestId} />} />;
};

const Entered = ({ paper, request }: { paper: Shown; request: RequestAnswer }) => {
  const when = useWhen();
  const { practiceId } = useMe();
  const { verification, artifact } = paper;
  return (
    <Stack>
      <Acceptance paper={paper} requestId={request.requestId} />
      {paperLines(artifact, { patientId: request.patientId, practiceId, when }).map(({ title, facts }) => (
        <Pane key={title} title={title}>
          <Facts facts={facts} />
        </Pane>
      ))}
      <Pane title={words.checked}>
        <p>
          {verification.by}: {verification.how}
        </p>
      </Pane>
    </Stack>
  );
};

/** A paper as it was entered, beside its page: opened, compared, accepted. */
export const PaperPage = () => {
  const { requestId, artifactId } = useParams({ from: '/requests/$requestId/papers/$artifactId' });
  const query = useQuery(asked('getRequest', { params: { requestId } }));
  return (
    <Asked query={query} what={words.what}>
      {(request) => {
        const paper = request.artifacts.find((one) => one.artifactId === artifactId);
        return paper === undefined ? (
          <NotFound />
        ) : (
          <Page
            title={paperNames[paper.artifact.type]}
            crumbs={[
              { label: requests.title, link: { to: '/requests' } },
              {
                label: requestWords.of(askedFor(request), nameOf(request.patient.name)),
                link: { to: '/requests/$requestId', params: { requestId } },
              },
            ]}
            wide
          >
            <div className={styles.panes}>
              <OpenPaper paper={paper} requestId={requestId} main={!isWhole(paper) || paper.openings.length === 0} />
              <Entered paper={paper} request={request} />
            </div>
          </Page>
        );
      }}
    </Asked>
  );
};
