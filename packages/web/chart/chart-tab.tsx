import { useParams } from '@tanstack/react-router';

export const ChartTab = () => {
  const { patientId } = useParams({ from: '/patients/$patientId/chart' });
  return <p>{patientId}</p>;
};
