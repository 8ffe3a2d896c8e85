import { CheckBoxes, ThreeAnswers } from '../parts/choices.tsx';
import { DateField, SelectField, TextArea, TextField } from '../parts/fields.tsx';
import { newPaper } from '../words/paper-fields.ts';
import type { PaperField } from './paper-fields.ts';

/** One question about a paper. Nothing is filled in beforehand. */
export const FieldView = ({ field }: { field: PaperField }) => {
  const { kind, name, label, hint } = field;
  const said = { name, label, ...(hint === undefined ? {} : { hint }) };
  const options = Object.entries(field.options ?? {}).map(([value, word]) => ({ value, label: word }));
  switch (kind) {
    case 'three':
    case 'patient':
    case 'practice':
    case 'notes':
      return <ThreeAnswers {...said} unsaid={newPaper.unsaid} />;
    case 'date':
      return <DateField {...said} />;
    case 'lines':
      return <TextArea {...said} rows={2} />;
    case 'choice':
      return <SelectField {...said} empty={newPaper.unsaid} options={options} />;
    case 'several':
      return <CheckBoxes {...said} options={options} />;
    case 'text':
      break;
  }

  return <TextField {...said} />;
};
