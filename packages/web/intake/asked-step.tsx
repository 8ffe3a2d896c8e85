import { CheckBoxes } from '../parts/choices.tsx';
import { DateField, TextArea } from '../parts/fields.tsx';
import { FieldRow } from '../parts/form.tsx';
import { intake } from '../words/intake.ts';
import { requestedClasses } from '../words/parties.ts';
import { textOf, type Entered } from './entered.ts';

import styles from './intake.module.css';

const { asked: words } = intake;

const classes = Object.entries(requestedClasses).map(([value, label]) => ({ value, label }));

/** Step 3: what is asked for, of which time, in their own words. */
export const AskedStep = ({ entered }: { entered: Entered }) => (
  <>
    <div className={styles.classes}>
      <CheckBoxes
        name="requested.classes"
        label={words.classes}
        hint={words.classesHint}
        options={classes}
        chosen={entered['requested.classes'] ?? []}
      />
    </div>
    <div>
      <FieldRow>
        <DateField name="requested.dateFrom" label={words.from} defaultValue={textOf(entered, 'requested.dateFrom')} />
        <DateField name="requested.dateTo" label={words.until} defaultValue={textOf(entered, 'requested.dateTo')} />
      </FieldRow>
      <p className={styles.hint}>{words.range}</p>
    </div>
    <TextArea
      name="requested.description"
      label={words.description}
      hint={words.descriptionHint}
      defaultValue={textOf(entered, 'requested.description')}
    />
  </>
);
