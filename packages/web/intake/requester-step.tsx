import { Radios } from '../parts/choices.tsx';
import { SelectField, TextField } from '../parts/fields.tsx';
import { FieldRow } from '../parts/form.tsx';
import { intake } from '../words/intake.ts';
import { requesterTypes } from '../words/parties.ts';
import { goesElsewhere, textOf, type Entered } from './entered.ts';

const { requester: words } = intake;

const types = Object.entries(requesterTypes).map(([value, label]) => ({ value, label }));

const Elsewhere = ({ entered }: { entered: Entered }) => (
  <>
    <FieldRow>
      <TextField name="recipient.name" label={words.otherName} defaultValue={textOf(entered, 'recipient.name')} />
      <TextField
        name="recipient.organisation"
        label={words.otherOrganisation}
        defaultValue={textOf(entered, 'recipient.organisation')}
      />
    </FieldRow>
    <TextField
      name="recipient.email"
      type="email"
      label={words.otherEmail}
      hint={words.emailHint}
      defaultValue={textOf(entered, 'recipient.email')}
    />
  </>
);

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
    <FieldRow>
      <TextField name="requester.name" label={words.name} defaultValue={textOf(entered, 'requester.name')} />
      <TextField
        name="requester.organisation"
        label={words.organisation}
        defaultValue={textOf(entered, 'requester.organisation')}
      />
    </FieldRow>
    <TextField
      name="requester.email"
      type="email"
      label={words.email}
      hint={words.emailHint}
      defaultValue={textOf(entered, 'requester.email')}
    />
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
    {goesElsewhere(entered) && <Elsewhere entered={entered} />}
  </>
);
