import { isLiving, type Patient, PatientFacts } from '@sequester/model';

/** What a request keeps of a chart as it is when the request arrives. */
export const patientFactsOf = (patient: Patient): PatientFacts =>
  PatientFacts.parse({
    ...patient,
    latinName: patient.otherNames.find(({ use }) => use === 'latin-letters')?.name,
    living: isLiving(patient),
    diedOn: patient.death?.on,
  });
