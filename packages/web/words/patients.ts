export const patients = {
  title: 'Patients',
  name: 'Name',
  born: 'Born',
  found: 'Who is found in the whole practice',
  nobody: 'Nobody is found under this.',
  none: 'You have no patients yet.',
};
