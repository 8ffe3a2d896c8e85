import { isLiving, type Patient, PatientFacts, type Restriction } from '@sequester/model';

/** What a request keeps of a chart as it is when the request arrives. */
export const patientFactsOf = (patient: Patient, restrictions: readonly Restriction[] = []): PatientFacts => {
  const agreed = restrictions.filter(
    ({ answer, enteredInError }) => answer === 'agreed' && enteredInError === undefined,
  );
  const representatives = patient.contacts.flatMap(({ name, representation }) =>
    representation === undefined ? [] : [{ name, authority: representation.authority }],
  );
  return PatientFacts.parse({
    ...patient,
    latinName: patient.otherNames.find(({ use }) => use === 'latin-letters')?.name,
    living: isLiving(patient),
    diedOn: patient.death?.on,
    ...(agreed.length === 0 ? {} : { restrictions: agreed }),
    ...(representatives.length === 0 ? {} : { representatives }),
  });
};
