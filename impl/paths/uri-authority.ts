/** The authority of a URI: a server or a registry's name. Java: `URI.Parser#parseAuthority`. */
import { takesAll, URI_CHARACTERS } from './uri-characters.ts';

/** An authority that names a host, and so is compared by its parts. */
export interface Server {
  readonly userInfo: string | null;
  readonly host: string;
  /** -1 where there is none. */
  readonly port: number;
}

/** Whether a quoted authority that is not empty is one: a registry's name takes what is no server. */
export function isAuthority(authority: string): boolean {
  return takesAll(authority, URI_CHARACTERS.registry) || parseServer(authority) !== null;
}

/** The parts of a server, `null` where the authority is a registry's name or malformed. */
export function parseServer(authority: string): Server | null {
  const match = /^(?:([^@]*)@)?(\[[^\]]+\]|[^[:]*)(?::(\d*))?$/s.exec(authority);
  if (match === null) return null;
  const [, userInfo = null, host = '', port = ''] = match;
  if (userInfo !== null && !takesAll(userInfo, URI_CHARACTERS.userInfo)) return null;
  if (Number(port) > MAX_PORT) return null;
  const isHost = host.startsWith('[')
    ? isIpv6Reference(host.slice(1, -1))
    : isIpv4(host) || isHostname(host);
  return isHost ? { userInfo, host, port: port === '' ? -1 : Number(port) } : null;
}

const MAX_PORT = 0x7fffffff;

/** Labels that neither start nor end with a dash; of several, the last starts with a letter. */
function isHostname(host: string): boolean {
  const labels = (host.endsWith('.') ? host.slice(0, -1) : host).split('.');
  if (!labels.every((label) => /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i.test(label))) return false;
  return labels.length === 1 || /^[a-z]/i.test(labels.at(-1)!);
}

function isIpv4(host: string): boolean {
  const match = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(host);
  return match !== null && match.slice(1).every((byte) => Number(byte) <= 255);
}

function isIpv6Reference(reference: string): boolean {
  const zone = reference.indexOf('%');
  if (zone <= 0) return isIpv6(reference);
  return /^[a-z0-9_.]+$/i.test(reference.slice(zone + 1)) && isIpv6(reference.slice(0, zone));
}

/** Eight groups of four hex digits; the last two may be IPv4, `::` stands for one group or more. */
function isIpv6(address: string): boolean {
  const halves = address.split('::');
  if (halves.length > 2) return false;
  const counts = halves.map((half, i) => groupCount(half, i === halves.length - 1));
  const groups = counts.reduce((sum, count) => sum + count, 0);
  if (Number.isNaN(groups)) return false;
  return halves.length === 2 ? groups < 8 : groups === 8;
}

/** How many groups of 16 bits a part without `::` has, `NaN` where it is malformed. */
function groupCount(part: string, isLast: boolean): number {
  if (part === '') return 0;
  const groups = part.split(':');
  const ipv4 = isLast && isIpv4(groups.at(-1)!) ? 1 : 0;
  const hex = groups.slice(0, groups.length - ipv4);
  return hex.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) ? hex.length + 2 * ipv4 : Number.NaN;
}
