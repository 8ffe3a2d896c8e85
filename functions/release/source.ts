import { isIPv4, isIPv6 } from 'node:net';

const mapped = /^(?:::ffff:)(\d+\.\d+\.\d+\.\d+)$/i;

const groups = (part: string): string[] => (part === '' ? [] : part.split(':'));

/** The eight groups of an IPv6 address. */
const groupsOf = (address: string): string[] => {
  const [head = '', tail] = address.split('::');
  const [first, last] = [groups(head), groups(tail ?? '')];
  return tail === undefined
    ? first
    : [...first, ...Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0'), ...last];
};

/** Whom a call is counted for: an IPv4 address, or the /64 of an IPv6 one, which is what one subscriber is given (RFC 6177). */
export const sourceOf = (address: string): string => {
  const [whole = ''] = address.split('%');
  const ipv4 = mapped.exec(whole)?.[1] ?? whole;
  if (isIPv4(ipv4)) return ipv4;

  if (!isIPv6(whole)) return 'unknown';

  const network = groupsOf(whole)
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(':')}::/64`;
};
