import { useEffect, useState } from 'react';

import { asProblem, type Problem } from '../api/problem.ts';
import { Progress } from '../parts/facts.tsx';
import { TextField } from '../parts/fields.tsx';
import { DocumentIcon } from '../parts/icons.tsx';
import { ProblemNotice } from '../parts/notice.tsx';
import { newPaper as words } from '../words/paper-fields.ts';
import { uploadPaper } from './upload.ts';

import styles from './papers.module.css';

const kilobyte = 1000;
const sizeOf = (bytes: number): string =>
  bytes < kilobyte * kilobyte ? `${Math.ceil(bytes / kilobyte)} KB` : `${(bytes / kilobyte / kilobyte).toFixed(1)} MB`;

/** The address of a file in this page, while it is shown. */
const useAddress = (file: File | undefined): string | undefined => {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (file === undefined) return undefined;

    const made = URL.createObjectURL(file);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return address;
};

const Shown = ({ file }: { file: File }) => {
  const address = useAddress(file);
  if (address === undefined) return null;

  return file.type === 'application/pdf' ? (
    <p className={styles.small}>
      {words.pdf}{' '}
      <a href={address} target="_blank" rel="noreferrer">
        {words.openBeside}
      </a>
    </p>
  ) : (
    <img src={address} alt={file.name} />
  );
};

/** The file of a paper: chosen, on its way into the bucket while the questions are answered, shown beside them. */
export const FilePane = ({
  requestId,
  onUpload,
}: {
  requestId: string;
  /** What it can be recorded under; nothing while it is on its way. */
  onUpload: (state: { chosen: boolean; uploadId?: string }) => void;
}) => {
  const [file, setFile] = useState<File>();
  const [done, setDone] = useState(0);
  const [arrived, setArrived] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const chose = async (one: File | undefined): Promise<void> => {
    setFile(one);
    setDone(0);
    setArrived(false);
    setProblem(undefined);
    onUpload({ chosen: one !== undefined });
    if (one === undefined) return;

    try {
      onUpload({ chosen: true, uploadId: await uploadPaper(requestId, one, setDone) });
      setArrived(true);
    } catch (thrown) {
      setProblem(asProblem(thrown));
      onUpload({ chosen: false });
    }
  };
  return (
    <div className={styles.page}>
      <TextField
        name="file"
        label={words.file}
        hint={words.fileHint}
        type="file"
        accept="application/pdf,image/jpeg,image/png"
        onChange={({ target }) => void chose(target.files?.[0])}
      />
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {file === undefined && <p className={styles.small}>{words.nothing}</p>}
      {file !== undefined && (
        <p className={styles.file}>
          <DocumentIcon />
          <b>{file.name}</b>
          {arrived && <span role="status">{words.arrived(sizeOf(file.size))}</span>}
        </p>
      )}
      {file !== undefined && !arrived && problem === undefined && (
        <Progress label={words.arriving} done={Math.round(done / kilobyte)} of={Math.ceil(file.size / kilobyte)} />
      )}
      {file !== undefined && <Shown file={file} />}
    </div>
  );
};
