import { useState } from 'react';

import { useAct } from '../api/query.ts';
import { useWhen } from '../identity/me.tsx';
import { Button } from '../parts/button.tsx';
import { CancelOrSend } from '../parts/cancel-or-send.tsx';
import { Confirm, Dialog } from '../parts/dialog.tsx';
import { TextField } from '../parts/fields.tsx';
import { numberIn } from '../parts/form-data.ts';
import { FieldRow, Form } from '../parts/form.tsx';
import { SentIcon } from '../parts/icons.tsx';
import { next as words } from '../words/next.ts';
import { NextCard } from './next-card.tsx';
import { requestReads, type WholeRequest } from './request-types.ts';

const usual = { days: 7, downloads: 3 };

const addressOf = ({ recipient }: WholeRequest): string => `${recipient.name}, ${recipient.email}`;

const SendLink = ({ request, kind }: { request: WholeRequest; kind?: 'main' }) => {
  const [open, setOpen] = useState(false);
  const act = useAct('issueLink', requestReads);
  const { requestId } = request;
  return (
    <>
      <Button kind={kind} onClick={() => setOpen(true)}>
        {words.send}
      </Button>
      {open && (
        <Dialog title={words.sendTitle} onClose={() => setOpen(false)}>
          <p>{words.readyWords(addressOf(request))}</p>
          <Form
            send={async (form) => {
              const [days, allowedDownloads] = [numberIn(form, 'days'), numberIn(form, 'allowedDownloads')];
              await act.mutateAsync({ params: { requestId }, body: { days, allowedDownloads } });
              setOpen(false);
            }}
          >
            {(busy) => (
              <>
                <FieldRow>
                  <TextField name="days" label={words.days} inputMode="numeric" defaultValue={usual.days} />
                  <TextField
                    name="allowedDownloads"
                    label={words.downloads}
                    inputMode="numeric"
                    defaultValue={usual.downloads}
                  />
                </FieldRow>
                <CancelOrSend act={words.sendAct} busy={busy} onCancel={() => setOpen(false)} />
              </>
            )}
          </Form>
        </Dialog>
      )}
    </>
  );
};

export const SendLinkNext = ({ request }: { request: WholeRequest }) => (
  <NextCard icon={SentIcon} title={words.ready} acts={<SendLink request={request} kind="main" />}>
    <p>{words.readyWords(addressOf(request))}</p>
  </NextCard>
);

const EndLink = ({ request, linkId }: { request: WholeRequest; linkId: string }) => {
  const [asks, setAsks] = useState(false);
  const act = useAct('revokeLink', requestReads);
  const { requestId, recipient } = request;
  return (
    <>
      <Button onClick={() => setAsks(true)}>{words.endLink}</Button>
      {asks && (
        <Confirm
          title={words.endLinkTitle}
          act={words.endLinkAct}
          kind="danger"
          run={() => act.mutateAsync({ params: { requestId, linkId } })}
          onClose={() => setAsks(false)}
        >
          <p>{words.endLinkWords(recipient.name)}</p>
        </Confirm>
      )}
    </>
  );
};

/** A link that is out: how often it was opened, until when, and its end; where none is live, another can be sent. */
export const LinkNext = ({ request }: { request: WholeRequest }) => {
  const when = useWhen();
  const live = request.links.findLast(({ state }) => state === 'live');
  return (
    <NextCard
      icon={SentIcon}
      title={words.sent}
      acts={live === undefined ? <SendLink request={request} /> : <EndLink request={request} linkId={live.linkId} />}
    >
      <p>{addressOf(request)}</p>
      {live !== undefined && (
        <p>{words.sentWords(live.downloads, live.allowedDownloads, when.date(when.dayOf(live.expiresAt)))}</p>
      )}
    </NextCard>
  );
};
