import type { ReactNode } from 'react';

export interface IconProps {
  /** Pixels. */
  size?: number;
}

export type Icon = (props: IconProps) => ReactNode;

const drawn = (path: string, usual = 18): Icon => {
  const Drawn: Icon = ({ size = usual }) => (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.9"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
  return Drawn;
};

export const HomeIcon = drawn('M4 11.5 12 4.5l8 7V19a1.5 1.5 0 0 1-1.5 1.5h-4V15h-5v5.5h-4A1.5 1.5 0 0 1 4 19z');
export const SearchIcon = drawn('M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14M20 20l-4-4');
export const PeopleIcon = drawn(
  'M16 20v-1.5a4 4 0 0 0-4-4H7a4 4 0 0 0-4 4V20M9.5 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M21 20v-1.5a4 4 0 0 0-3-3.9M16 4.2a3.5 3.5 0 0 1 0 6.6',
);
export const PersonIcon = drawn('M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4.5 20.5a7.5 7.5 0 0 1 15 0');
export const InboxIcon = drawn('M3 13h5l1.5 3h5L16 13h5M5.5 5 3 13v5a2 2 0 0 0 2 2h14a2 2 0 0 0 2-2v-5l-2.5-8z');
export const DocumentIcon = drawn('M14 3H7a2 2 0 0 0-2 2v14a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V8zM14 3v5h5M9 13h6M9 17h4');
export const PenIcon = drawn('M4 20h4L19 9l-4-4L4 16zM13 7l4 4');
export const EyeIcon = drawn(
  'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.250a2.750 2.750 0 1 0 0 5.5 2.750 2.750 0 0 0 0-5.5',
);
export const CheckIcon = drawn('M5 12.5 9.5 17 19 7.5', 16);
export const WarnIcon = drawn('M12 4 2.8 19.5h18.4zM12 10v4.5M12 17.2v.1');
export const InfoIcon = drawn('M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 11v5.5M12 7.6v.1');
export const CloudIcon = drawn(
  'M7 18.5a4.5 4.5 0 0 1-.5-9 6 6 0 0 1 11.6 1.5 3.8 3.8 0 0 1-.6 7.5zM9.5 13.8l1.9 1.9 3.4-3.6',
);
export const OfflineIcon = drawn(
  'M4 4l16 16M7 18.5a4.5 4.5 0 0 1-.5-9M10.5 6.2a6 6 0 0 1 7.6 4.8 3.8 3.8 0 0 1 2.2 6.3',
);
export const ClockIcon = drawn('M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5l3 2', 16);
export const PlusIcon = drawn('M12 5v14M5 12h14');
export const NextIcon = drawn('M9 5.5 15.5 12 9 18.5');
export const LetterIcon = drawn('M4 6h16v12.5H4zM4 7l8 6.5L20 7');
export const SentIcon = drawn('M20.5 3.5 10 14M20.5 3.5 14 20.5 10 14 3.5 10z');
export const LogIcon = drawn('M5 5h.1M5 12h.1M5 19h.1M10 5h10M10 12h10M10 19h10');
export const RulesIcon = drawn('M5 4h11l3 3v13H5zM9 10h6M9 14h6');
export const BuildingIcon = drawn('M5 20.5v-16h9v16M14 9.5h5v11M3 20.5h18M8 8.5h3M8 12.5h3M8 16.5h3');
export const ScaleIcon = drawn(
  'M12 4v16M7 20h10M5 7l14-1M5 7l-2.6 6.2a3 3 0 0 0 5.2 0zM19 6l-2.6 6.2a3 3 0 0 0 5.2 0z',
);
export const StopIcon = drawn('M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M5.8 5.8l12.4 12.4', 20);
/** A part of something. */
export const PartIcon = drawn('M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 3v18M12 8h7.800M12 12h9M12 16h7.800', 20);
export const DownIcon = drawn('M12 4v11M7 10.5l5 5 5-5M5 20h14');
export const PhoneIcon = drawn(
  'M6 3.5h3l1.5 4.5-2 1.5a12 12 0 0 0 6 6l1.5-2 4.5 1.5v3a2 2 0 0 1-2 2A16 16 0 0 1 4 5.5a2 2 0 0 1 2-2',
);
export const PrintIcon = drawn('M7 8V3.5h10V8M7 17H4.5V8h15v9H17M7 13.5h10v7H7z');

/** The seal of a psychotherapy note, its keyhole cut out so that it shows on any ground. */
export const SealIcon: Icon = ({ size = 20 }) => (
  <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
    <path
      fill="currentColor"
      fillRule="evenodd"
      d="M12 1.5l2.4 1.9 3-.4 1.2 2.8 2.8 1.2-.4 3L22.9 12l-1.9 2.4.4 3-2.8 1.2-1.2 2.8-3-.4L12 22.9l-2.4-1.9-3 .4-1.2-2.8-2.8-1.2.4-3L1.1 12 3 9.6l-.4-3 2.8-1.2L6.6 2.6l3 .4zM12 7.1a2.9 2.9 0 0 0-1.5 5.380l-.95 4.420h4.9l-.95-4.420A2.9 2.9 0 0 0 12 7.1z"
    />
  </svg>
);

/** The mark of the service: a page kept, and one whose edge is cut. */
export const MarkIcon: Icon = ({ size = 26 }) => (
  <svg width={size} height={size} viewBox="0 0 26 26" aria-hidden="true">
    <rect x="1" y="1" width="24" height="24" rx="6" fill="var(--act)" />
    <path d="M7 6.5h5.2v13H7z" fill="var(--on-act)" />
    <path d="M14.8 6.5H19v13h-4.2" fill="none" stroke="var(--on-act)" strokeWidth="1.6" strokeDasharray="2.3 1.7" />
  </svg>
);
