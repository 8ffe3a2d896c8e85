import { Radios } from '../parts/choices.tsx';
import { SelectField, TextField } from '../parts/fields.tsx';
import { FieldRow } from '../parts/form.tsx';
import { intake } from '../words/intake.ts';
import { requesterTypes } from '../words/parties.ts';
import { goesElsewhere, textOf, type Entered } from './entered.ts';

const { requester: words } = intake;

const types = Object.entries(requesterTypes).map(([value, label]) => ({ value, label }));

interface PartyProps {
  of: 'requester' | 'recipient';
  entered: Entered;
  labels: { name: string; organisation: string; email: string };
}

const Party = ({ of, entered, labels }: PartyProps) => (
  <>
    <FieldRow>
      <TextField name={`${of}.name`} label={labels.name} defaultValue={textOf(entered, `${of}.name`)} />
      <TextField
        name={`${of}.organisation`}
        label={labels.organisation}
        defaultValue={textOf(entered, `${of}.organisation`)}
      />
    </FieldRow>
    <TextField
      name={`${of}.email`}
      type="email"
      label={labels.email}
      hint={words.emailHint}
      defaultValue={textOf(entered, `${of}.email`)}
    />
  </>
);

const elsewhere = { name: words.otherName, organisation: words.otherOrganisation, email: words.otherEmail };

/** Step 2: who asks, for whom, whether somebody knows that it is them, and where it goes. */
export const RequesterStep = ({ entered }: { entered: Entered }) => (
  <>
    <SelectField
      name="requester.type"
      label={words.type}
      empty={words.choose}
      options={types}
      defaultValue={textOf(entered, 'requester.type')}
    />
    <Party of="requester" entered={entered} labels={words} />
    <TextField
      name="requester.for"
      label={words.for}
      hint={words.forHint}
      defaultValue={textOf(entered, 'requester.for')}
    />
    <Radios
      name="identity"
      label={words.identity}
      hint={words.identityHint}
      across
      chosen={entered['identity'] ?? []}
      options={[
        { value: 'yes', label: words.yes },
        { value: 'no', label: words.notYet },
      ]}
    />
    {textOf(entered, 'identity') === 'yes' && (
      <TextField name="how" label={words.how} hint={words.howHint} defaultValue={textOf(entered, 'how')} />
    )}
    <Radios
      name="to"
      label={words.to}
      across
      chosen={entered['to'] ?? ['same']}
      options={[
        { value: 'same', label: words.same },
        { value: 'other', label: words.other },
      ]}
    />
    {goesElsewhere(entered) && <Party of="recipient" entered={entered} labels={elsewhere} />}
  </>
);
