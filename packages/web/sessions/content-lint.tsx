import type { LintFinding } from '@sequester/model/lint';
import { useEffect, useState } from 'react';

import { Button } from '../parts/button.tsx';
import { Notice } from '../parts/notice.tsx';
import { sessions } from '../words/sessions.ts';

import styles from './session.module.css';

/** Findings shown at once; the rest follow as these are settled. */
const most = 2;

/** Milliseconds after the last key. */
const pause = 700;

/** What words of a text may belong elsewhere: read here, sent nowhere, and loaded when somebody writes. */
const useFindings = (text: string, sealed: boolean): readonly LintFinding[] => {
  const [findings, setFindings] = useState<readonly LintFinding[]>([]);
  useEffect(() => {
    const timer = setTimeout(() => {
      void import('@sequester/model/lint').then(({ lintProgressNote, lintPsychotherapyNote }) =>
        setFindings(sealed ? lintPsychotherapyNote(text) : lintProgressNote(text)),
      );
    }, pause);
    return () => clearTimeout(timer);
  }, [text, sealed]);
  return findings;
};

/** Points at words that may belong in the other note. It blocks nothing, and what was dismissed stays so for that passage. */
export const ContentLint = ({ text, sealed = false }: { text: string; sealed?: boolean }) => {
  const findings = useFindings(text, sealed);
  const [settled, settle] = useState<readonly string[]>([]);
  const quoteOf = ({ from, to }: LintFinding): string => text.slice(from, to);
  const open = findings.filter((one) => quoteOf(one) !== '' && !settled.includes(`${one.category} ${quoteOf(one)}`));
  if (open.length === 0) return undefined;

  return (
    <div className={styles.findings}>
      {open.slice(0, most).map((finding) => (
        <Notice
          key={`${finding.category} ${finding.from}`}
          tone="warn"
          title={sealed ? sessions.mayBelong : sessions.mayBeProcess}
          acts={
            <Button small onClick={() => settle([...settled, `${finding.category} ${quoteOf(finding)}`])}>
              {sessions.belongsHere}
            </Button>
          }
        >
          <span className={styles.quote}>“{quoteOf(finding)}”</span> {finding.words} ({finding.citation})
        </Notice>
      ))}
    </div>
  );
};
