import type { NamedMember, Binding, AccountOpening } from '@sequester/model';

const member = ({ name, memberId }: NamedMember): string => `${name} (${memberId})`;

const bindingWords = (binding: Binding): string =>
  binding.how === 'code'
    ? `bound at ${binding.at} by a one-time code that ${member(binding.handedOverBy)} got to hand over in person or by telephone`
    : `bound at ${binding.at} by the date of birth, asked in the account`;

/** The same in one sentence, for the signed form and the officer. Instants are UTC. */
export const openingWords = ({ accountId, openedAt, openedBy, addressChangedAt, binding }: AccountOpening): string => {
  const address = addressChangedAt === undefined ? 'never changed before' : `changed last at ${addressChangedAt}`;
  return `Account ${accountId} was opened at ${openedAt} by ${member(openedBy)} at the e-mail address on the chart (${address}), and ${bindingWords(binding)}.`;
};
