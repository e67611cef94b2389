/**
 * As much of `java.net.URI` (JDK 17) as `org.apache.flink.core.fs.Path` uses of it: made of parts,
 * normalised, resolved, compared.
 */
import { isAuthority, parseServer } from './uri-authority.ts';
import { quote, takesAll, URI_CHARACTERS } from './uri-characters.ts';

/** A URI with its parts as they are quoted. */
export interface Uri {
  readonly scheme: string | null;
  readonly authority: string | null;
  /** `null` for an opaque URI such as `a:b`. */
  readonly path: string | null;
  /** Of an opaque URI alone. */
  readonly opaquePart: string | null;
  readonly query: string | null;
  readonly fragment: string | null;
}

/** Why parts are no URI. */
export class UriSyntaxError extends Error {}

/**
 * Puts parts together, quotes them and parses the result anew, which may well find other parts:
 * a scheme `a?b` makes a query of everything after the `a`.
 * Throws {@link UriSyntaxError}. Java: `new URI(scheme, authority, path, null, null)`.
 */
export function uriOf(scheme: string | null, authority: string | null, path: string): Uri {
  let text = scheme === null ? '' : `${scheme}:`;
  if (authority !== null) text += `//${quoteAuthority(authority)}`;
  text += quote(path, URI_CHARACTERS.path);
  if (scheme !== null && path !== '' && !path.startsWith('/')) {
    throw new UriSyntaxError(`Relative path in absolute URI: ${text}`);
  }
  return parseUri(text);
}

/** An IPv6 address stays as it is. Java: `URI#appendAuthority`. */
function quoteAuthority(authority: string): string {
  const end = authority.indexOf(']') + 1;
  const literal =
    authority.startsWith('[') && authority.includes(':') ? authority.slice(0, end) : '';
  return literal + quote(authority.slice(literal.length), URI_CHARACTERS.server);
}

/** Java: `URI.Parser#parse`. */
function parseUri(text: string): Uri {
  const [, start = '', fragment = null] = /^([^#]*)(?:#(.*))?$/s.exec(text)!;
  const colon = /^[^/?#]*?:/.exec(start)?.[0].length ?? 0;
  const scheme = colon === 0 ? null : start.slice(0, colon - 1);
  const rest = start.slice(colon);
  if (scheme !== null && !/^[a-z][a-z0-9+.-]*$/i.test(scheme)) fail('scheme name', text);
  if (fragment !== null && !takesAll(fragment, URI_CHARACTERS.any)) fail('fragment', text);
  if (scheme === null || rest.startsWith('/')) {
    return { scheme, fragment, opaquePart: null, ...parseHierarchical(rest, text) };
  }
  if (rest === '' || !takesAll(rest, URI_CHARACTERS.any)) fail('scheme-specific part', text);
  return { scheme, authority: null, path: null, opaquePart: rest, query: null, fragment };
}

/** Java: `URI.Parser#parseHierarchical`. */
function parseHierarchical(rest: string, text: string): Pick<Uri, 'authority' | 'path' | 'query'> {
  const [, found = null, path = '', query = null] = /^(?:\/\/([^/?]*))?([^?]*)(?:\?(.*))?$/s.exec(
    rest,
  )!;
  const authority = found === '' ? null : found;
  if (found === '' && rest === '//' && !text.includes('#')) fail('authority', text);
  if (authority !== null && !isAuthority(authority)) fail('authority', text);
  if (!takesAll(path, URI_CHARACTERS.path)) fail('path', text);
  if (query !== null && !takesAll(query, URI_CHARACTERS.any)) fail('query', text);
  return { authority, path, query };
}

function fail(part: string, text: string): never {
  throw new UriSyntaxError(`Illegal ${part}: ${text}`);
}

/** Java: `URI#toString`, of a URI that was made of parts. */
export function uriString(uri: Uri): string {
  const part = (before: string, text: string | null): string =>
    text === null ? '' : before + text;
  const scheme = uri.scheme === null ? '' : `${uri.scheme}:`;
  const hierarchical = part('//', uri.authority) + (uri.path ?? '') + part('?', uri.query);
  return scheme + (uri.opaquePart ?? hierarchical) + part('#', uri.fragment);
}

/** Java: `URI#normalize`. */
export function normalizeUri(uri: Uri): Uri {
  return uri.path === null ? uri : { ...uri, path: normalizeSegments(uri.path) };
}

/**
 * Takes `.` and `name/..` out of a path, and empty segments; `..` at the start stays. What comes
 * before a segment that is gone keeps its slash. Java: `URI#normalize(String)`.
 */
export function normalizeSegments(path: string): string {
  if (!/(?:^|\/)(?:\.{1,2}(?:\/|$)|\/)/.test(path)) return path;
  const segments = path.split('/').filter((segment) => segment !== '');
  const kept: number[] = [];
  for (const [i, segment] of segments.entries()) {
    if (segment === '.') continue;
    if (segment === '..' && kept.length > 0 && segments[kept.at(-1)!] !== '..') kept.pop();
    else kept.push(i);
  }
  const isAbsolute = path.startsWith('/');
  // A first segment with a colon would be taken for a scheme.
  const guard = !isAbsolute && kept.length > 0 && kept[0]! > 0 && segments[kept[0]!]!.includes(':');
  const start = (isAbsolute ? '/' : '') + (guard ? './' : '');
  const endsAsBefore = kept.at(-1) === segments.length - 1 && !path.endsWith('/');
  const end = kept.length === 0 || endsAsBefore ? '' : '/';
  return start + kept.map((i) => segments[i]!).join('/') + end;
}

/** Java: `URI#resolve(URI)`. */
export function resolveUri(base: Uri, child: Uri): Uri {
  if (child.path === null || base.path === null || child.scheme !== null) return child;
  if (isLoneFragment(child)) return { ...base, fragment: child.fragment };
  const { query, fragment } = child;
  if (child.authority !== null) return { ...child, scheme: base.scheme };
  if (child.path.startsWith('/')) return { ...base, path: child.path, query, fragment };
  const folder = base.path.slice(0, base.path.lastIndexOf('/') + 1);
  const root = folder === '' && child.path !== '' && base.scheme !== null ? '/' : folder;
  return { ...base, path: normalizeSegments(root + child.path), query, fragment };
}

function isLoneFragment(uri: Uri): boolean {
  return uri.authority === null && uri.path === '' && uri.query === null && uri.fragment !== null;
}

/** Java: `URI#equals`: hosts and schemes without regard to case, the digits of `%XX` too. */
export function equalUris(one: Uri, other: Uri): boolean {
  return (
    lowerCase(one.scheme) === lowerCase(other.scheme) &&
    equalQuoted(one.fragment, other.fragment) &&
    equalQuoted(one.opaquePart, other.opaquePart) &&
    equalQuoted(one.path, other.path) &&
    equalQuoted(one.query, other.query) &&
    equalAuthorities(one.authority, other.authority)
  );
}

function equalAuthorities(one: string | null, other: string | null): boolean {
  if (one === null || other === null || one === other) return one === other;
  const server = parseServer(one);
  const otherServer = parseServer(other);
  if (server === null || otherServer === null) {
    return server === otherServer && equalQuoted(one, other);
  }
  return (
    server.port === otherServer.port &&
    lowerCase(server.host) === lowerCase(otherServer.host) &&
    equalQuoted(server.userInfo, otherServer.userInfo)
  );
}

function equalQuoted(one: string | null, other: string | null): boolean {
  if (one === null || other === null || one === other) return one === other;
  const lower = (text: string): string => text.replaceAll(/%../gs, (escape) => lowerCase(escape)!);
  return lower(one) === lower(other);
}

/** ASCII alone: no letter beyond it is folded. */
function lowerCase(text: string | null): string | null {
  return text === null ? null : text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}
