import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';

import { asked, useAct } from '../api/query.ts';
import { useMe } from '../identity/me.tsx';
import { Button } from '../parts/button.tsx';
import { SelectField, TextField } from '../parts/fields.tsx';
import { textIn } from '../parts/form-data.ts';
import { Form, Incomplete } from '../parts/form.tsx';
import { Page } from '../parts/page.tsx';
import { nameOf } from '../parts/person-name.ts';
import { Asked } from '../parts/states.tsx';
import { askedFor } from '../requests/asked-title.ts';
import { requestReads, type RequestAnswer } from '../requests/request-types.ts';
import { newPaper as words } from '../words/paper-fields.ts';
import { paperNames } from '../words/papers.ts';
import { request as requestWords } from '../words/request.ts';
import { requests } from '../words/requests.ts';
import { FieldView } from './field-view.tsx';
import { FilePane } from './file-pane.tsx';
import { isEntered, paperFields, type EnteredPaper } from './paper-fields.ts';
import { paperIn, unanswered } from './read-paper.ts';

import styles from './papers.module.css';

type Upload = Parameters<Parameters<typeof FilePane>[0]['onUpload']>[0];

const kinds = Object.keys(paperFields)
  .filter(isEntered)
  .map((value) => ({ value, label: paperNames[value] }));

const Questions = ({ kind }: { kind: EnteredPaper }) =>
  paperFields[kind].map(({ title, fields }) => (
    <section key={title} className={styles.part}>
      <h2>{title}</h2>
      {fields.map((field) => (
        <FieldView key={field.name} field={field} />
      ))}
    </section>
  ));

const useRecord = (request: RequestAnswer, upload: Upload) => {
  const act = useAct('recordArtifact', requestReads);
  const { practiceId } = useMe();
  const navigate = useNavigate();
  const { requestId, patientId } = request;
  return async (form: FormData): Promise<void> => {
    const kind = textIn(form, 'kind');
    const [by, how] = [textIn(form, 'verification.by'), textIn(form, 'verification.how')];
    const { missing } = words;
    if (!isEntered(kind)) throw new Incomplete({ kind: missing.kind });

    const { uploadId } = upload;
    const fields = {
      ...(uploadId === undefined ? { file: upload.chosen ? missing.arriving : missing.file } : {}),
      ...unanswered(form, kind),
      ...(by === undefined ? { 'verification.by': missing.by } : {}),
      ...(how === undefined ? { 'verification.how': missing.how } : {}),
    };
    if (uploadId === undefined || by === undefined || how === undefined || Object.keys(fields).length > 0)
      throw new Incomplete(fields);

    const artifact = paperIn(form, kind, { patientId, practiceId });
    await act.mutateAsync({ params: { requestId }, body: { uploadId, artifact, verification: { by, how } } });
    await navigate({ to: '/requests/$requestId', params: { requestId } });
  };
};

const Entering = ({ request }: { request: RequestAnswer }) => {
  const { kind: first } = useSearch({ from: '/requests/$requestId/papers/new' });
  const [kind, setKind] = useState(isEntered(first) ? first : undefined);
  const [upload, setUpload] = useState<Upload>({ chosen: false });
  const record = useRecord(request, upload);
  const { name } = useMe();
  return (
    <Form send={record} label={words.title}>
      {(busy) => (
        <div className={styles.panes}>
          <FilePane requestId={request.requestId} onUpload={setUpload} />
          <div className={styles.sheet}>
            <div
              className={styles.part}
              onChange={({ target }) => {
                if (target instanceof HTMLSelectElement) setKind(isEntered(target.value) ? target.value : undefined);
              }}
            >
              <SelectField name="kind" label={words.kind} empty={words.choose} options={kinds} defaultValue={kind} />
            </div>
            {kind !== undefined && <Questions kind={kind} />}
            <div className={styles.foot}>
              <TextField name="verification.by" label={words.by} defaultValue={name} />
              <TextField name="verification.how" label={words.how} hint={words.howHint} />
              <p className={styles.small}>{words.after}</p>
              <div className={styles.acts}>
                <Button kind="main" type="submit" busy={busy}>
                  {words.record}
                </Button>
              </div>
            </div>
          </div>
        </div>
      )}
    </Form>
  );
};

/** A paper that came, entered beside its page. */
export const NewPaperPage = () => {
  const { requestId } = useParams({ from: '/requests/$requestId/papers/new' });
  const query = useQuery(asked('getRequest', { params: { requestId } }));
  return (
    <Asked query={query} what={requestWords.what}>
      {(request) => (
        <Page
          title={words.title}
          below={words.below}
          crumbs={[
            { label: requests.title, link: { to: '/requests' } },
            {
              label: requestWords.of(askedFor(request), nameOf(request.patient.name)),
              link: { to: '/requests/$requestId', params: { requestId } },
            },
          ]}
          wide
        >
          <Entering request={request} />
        </Page>
      )}
    </Asked>
  );
};
