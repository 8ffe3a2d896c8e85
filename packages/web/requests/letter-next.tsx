import { useState } from 'react';

import { useAct } from '../api/query.ts';
import { useMe, useWhen } from '../identity/me.tsx';
import { Button, LinkButton } from '../parts/button.tsx';
import { CancelOrSend } from '../parts/cancel-or-send.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { SelectField, TextField, DateField } from '../parts/fields.tsx';
import { optionIn, textIn } from '../parts/form-data.ts';
import { Form } from '../parts/form.tsx';
import { CheckIcon, ClockIcon, LetterIcon, PenIcon } from '../parts/icons.tsx';
import { instantAt } from '../parts/instant.ts';
import { next as words } from '../words/next.ts';
import { conveyances, request as requestWords } from '../words/request.ts';
import { LetterDialog } from './letter-view.tsx';
import { NextCard } from './next-card.tsx';
import { requestReads, type WholeRequest } from './request-types.ts';

type Letter = WholeRequest['letters'][number];

const ways = ['post', 'by-hand', 'fax', 'e-mail', 'court-filing'] as const;

const ItWentOut = ({ letter, requestId }: { letter: Letter; requestId: string }) => {
  const [open, setOpen] = useState(false);
  const act = useAct('sendLetter', requestReads);
  const when = useWhen();
  const { timeZone } = useMe();
  const send = async (form: FormData): Promise<void> => {
    const day = textIn(form, 'sentAt');
    const how = optionIn(form, 'how', ways) ?? 'post';
    const to = textIn(form, 'to') ?? '';
    const sentAt = day === undefined || day === when.today() ? {} : { sentAt: instantAt(day, '12:00', timeZone) };
    await act.mutateAsync({ params: { requestId, letterId: letter.letterId }, body: { how, to, ...sentAt } });
    setOpen(false);
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{words.went}</Button>
      {open && (
        <Dialog title={words.wentTitle} onClose={() => setOpen(false)}>
          <Form send={send}>
            {(busy) => (
              <>
                <SelectField
                  name="how"
                  label={words.how}
                  options={ways.map((value) => ({ value, label: conveyances[value] }))}
                />
                <TextField name="to" label={words.to} defaultValue={letter.addressee.join(', ')} />
                <DateField name="sentAt" label={words.when} defaultValue={when.today()} max={when.today()} />
                <CancelOrSend act={words.wentAct} busy={busy} onCancel={() => setOpen(false)} />
              </>
            )}
          </Form>
        </Dialog>
      )}
    </>
  );
};

const Written = ({ letter, requestId }: { letter: Letter; requestId: string }) => {
  const [reads, setReads] = useState(false);
  return (
    <NextCard
      icon={LetterIcon}
      title={words.owed}
      acts={
        <>
          <Button kind="main" onClick={() => setReads(true)}>
            {words.read}
          </Button>
          <ItWentOut letter={letter} requestId={requestId} />
        </>
      }
    >
      <p>{words.owedWords(letter.addressee[0] ?? '')}</p>
      {reads && <LetterDialog letter={letter} requestId={requestId} onClose={() => setReads(false)} />}
    </NextCard>
  );
};

/** A letter answers a paper, so that there is none before one counts; and none without the practice's privacy contact. */
const Unwritten = ({ request }: { request: WholeRequest }) => {
  const act = useAct('askForLetter', requestReads);
  const { requestId, letter, artifacts } = request;
  if (letter === undefined && !artifacts.some(({ counts }) => counts)) {
    return (
      <NextCard
        icon={PenIcon}
        title={words.unasked}
        acts={
          <LinkButton kind="main" to="/requests/$requestId/papers/new" params={{ requestId }}>
            {requestWords.addPaper}
          </LinkButton>
        }
      >
        <p>{words.unaskedWords}</p>
      </NextCard>
    );
  }

  return (
    <NextCard
      icon={ClockIcon}
      title={letter === undefined ? words.owed : words.letterPending}
      acts={
        <Button busy={act.isPending} onClick={() => act.mutate({ params: { requestId } })}>
          {words.write}
        </Button>
      }
    >
      <p>{letter === undefined ? words.noContact : words.letterPendingWords}</p>
    </NextCard>
  );
};

/** The letter that a refusal owes: written, read, gone. */
export const LetterNext = ({ request }: { request: WholeRequest }) => {
  const when = useWhen();
  const letter = request.letters.findLast(({ kind }) => kind !== 'notice-to-patient');
  if (letter === undefined) return <Unwritten request={request} />;

  const sent = letter.dispatches.at(-1);
  if (sent === undefined) return <Written letter={letter} requestId={request.requestId} />;

  const how = conveyances[sent.how].toLowerCase();
  return (
    <NextCard icon={CheckIcon} title={words.done}>
      <p>{words.answeredWords(how, when.date(when.dayOf(sent.sentAt)))}</p>
    </NextCard>
  );
};
