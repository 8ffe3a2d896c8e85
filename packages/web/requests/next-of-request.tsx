import { useMe } from '../identity/me.tsx';
import { LinkButton } from '../parts/button.tsx';
import { Progress } from '../parts/facts.tsx';
import { CheckIcon, ClockIcon, DocumentIcon, PenIcon } from '../parts/icons.tsx';
import { next as words } from '../words/next.ts';
import { paperNames } from '../words/papers.ts';
import { request as requestWords } from '../words/request.ts';
import { ApprovalsNext } from './approvals-next.tsx';
import { LetterNext } from './letter-next.tsx';
import { LinkNext, SendLinkNext } from './link-next.tsx';
import { NextCard } from './next-card.tsx';
import { waitsForLook } from './papers-pane.tsx';
import type { Paper, WholeRequest } from './request-types.ts';

const LookNext = ({ paper, requestId }: { paper: Paper; requestId: string }) => {
  const officer = useMe().roles.includes('privacy-officer');
  return (
    <NextCard
      icon={DocumentIcon}
      title={words.look(paperNames[paper.artifact.type].toLowerCase())}
      {...(officer
        ? {
            acts: (
              <LinkButton
                kind="main"
                to="/requests/$requestId/papers/$artifactId"
                params={{ requestId, artifactId: paper.artifactId }}
              >
                {words.lookAct}
              </LinkButton>
            ),
          }
        : {})}
    >
      <p>{words.lookWords}</p>
    </NextCard>
  );
};

const Building = ({ request }: { request: WholeRequest }) => (
  <NextCard icon={ClockIcon} title={words.building}>
    <p>{words.buildingWords}</p>
    {request.progress !== undefined && (
      <Progress label={request.progress.step} done={request.progress.done} of={request.progress.of} />
    )}
  </NextCard>
);

const Ended = ({ request }: { request: WholeRequest }) => (
  <NextCard icon={CheckIcon} title={words.ended}>
    {request.ending !== undefined && <p>{request.ending.text}</p>}
  </NextCard>
);

const takesPapers: ReadonlySet<WholeRequest['status']> = new Set([
  'received',
  'awaiting-artifact',
  'in-review',
  'refused',
]);

/** What is to be done next on a request, by where it stands. */
export const NextOfRequest = ({ request }: { request: WholeRequest }) => {
  const paper = takesPapers.has(request.status) ? request.artifacts.findLast(waitsForLook) : undefined;
  if (paper !== undefined) return <LookNext paper={paper} requestId={request.requestId} />;

  switch (request.status) {
    case 'received':
    case 'awaiting-artifact':
      return (
        <NextCard
          icon={PenIcon}
          title={words.paperMissing}
          acts={
            <LinkButton kind="main" to="/requests/$requestId/papers/new" params={{ requestId: request.requestId }}>
              {requestWords.addPaper}
            </LinkButton>
          }
        >
          <p>{words.paperMissingWords}</p>
        </NextCard>
      );
    case 'in-review':
      return <ApprovalsNext request={request} />;
    case 'approved':
    case 'building':
      return <Building request={request} />;
    case 'ready':
      return <SendLinkNext request={request} />;
    case 'released':
    case 'opened':
    case 'expired':
      return <LinkNext request={request} />;
    case 'refused':
      return <LetterNext request={request} />;
    case 'closed':
    case 'revoked':
    case 'withdrawn':
      break;
  }

  return <Ended request={request} />;
};
