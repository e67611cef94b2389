/**
 * What Flink makes of the string of a path. Flink: `org.apache.flink.core.fs.Path` (flink-core, the
 * same in all releases from 1.11 on), on a system whose separator is `/`.
 */
import { equalUris, normalizeUri, resolveUri, uriOf, uriString, UriSyntaxError } from './uri.ts';
import type { Uri } from './uri.ts';
import { unquote } from './uri-characters.ts';

/** A path, or why Flink throws instead of making one. */
export type FlinkPathResult =
  | { readonly ok: true; readonly path: FlinkPath }
  | {
      readonly ok: false;
      /**
       * `empty` and `invalid`: `IllegalArgumentException`, its cause an `URISyntaxException` for the
       * second. `opaque`: `NullPointerException`; only a child such as `/a:b` brings it about.
       */
      readonly reason: 'empty' | 'invalid' | 'opaque';
      /** For people. */
      readonly message: string;
    };

/** A path in a file system. Flink: `Path`. */
export class FlinkPath {
  /** As it was written, `null` where there is none. */
  readonly scheme: string | null;
  /** What stands between `//` and the path, `null` where there is nothing. */
  readonly authority: string | null;
  /** With single `/` between its segments; `.` and `..` are gone where they could be. May be empty. */
  readonly path: string;
  /** The URI that Flink keeps of a path. */
  readonly uri: Uri;

  constructor(uri: Uri) {
    this.uri = uri;
    this.scheme = uri.scheme;
    this.authority = uri.authority === null ? null : unquote(uri.authority);
    this.path = unquote(uri.path ?? '');
  }

  /** As Flink prints it: not quoted, `file:/x` and not `file:///x`. Flink: `Path#toString`. */
  toString(): string {
    const scheme = this.scheme === null ? '' : `${this.scheme}:`;
    const authority = this.authority === null ? '' : `//${this.authority}`;
    const isBareDrive = scheme === '' && authority === '' && hasWindowsDrive(this.path);
    return scheme + authority + (isBareDrive ? this.path.slice(1) : this.path);
  }

  /** Quoted, as a URI is written: `file:/with%20blank`. Flink: `Path#toUri`, Java: `URI#toString`. */
  toUriString(): string {
    return uriString(this.uri);
  }
}

/** Flink: `new Path(String)`. */
export function parseFlinkPath(text: string): FlinkPathResult {
  const ordinary = ORDINARY.exec(text);
  if (ordinary !== null) {
    const [, scheme = null, authority = null, path = ''] = ordinary;
    const uri = { scheme, authority, path, opaquePart: null, query: null, fragment: null };
    return { ok: true, path: new FlinkPath(uri) };
  }
  if (text === '') return EMPTY;
  const [, scheme = null, rest = ''] = /^(?:([^/:]*):)?(.*)$/s.exec(
    hasWindowsDrive(`/${text}`) ? `/${text}` : text,
  )!;
  const authority = rest.length > 2 ? (/^\/\/([^/]*)/.exec(rest)?.[1] ?? null) : null;
  return pathOf(scheme, authority, authority === null ? rest : rest.slice(2 + authority.length));
}

/**
 * A child below a parent. A leading `/` of the child is dropped, `..` is honoured and can leave the
 * parent. A child with a scheme is refused, unless it has no path: `s3://a` stays what it is.
 * Flink: `new Path(Path, String)`.
 */
export function resolveChild(parent: FlinkPath, child: string): FlinkPathResult {
  const { scheme, authority, path: folder } = parent.uri;
  if (authority === null && PLAIN_NAME.test(child) && PLAIN_FOLDER.test(folder ?? '')) {
    const path = `${folder}/${child}`;
    const uri = { scheme, authority, path, opaquePart: null, query: null, fragment: null };
    return { ok: true, path: new FlinkPath(uri) };
  }
  const parsed = parseFlinkPath(child);
  return parsed.ok ? resolvePath(parent, parsed.path) : parsed;
}

/** Flink: `new Path(Path, Path)`. */
function resolvePath(parent: FlinkPath, child: FlinkPath): FlinkPathResult {
  const isRoot = parent.path === '' || parent.path === '/';
  const base: FlinkPathResult = isRoot
    ? { ok: true, path: parent }
    : attempt(() => uriOf(parent.scheme, parent.authority, `${parent.path}/`));
  if (!base.ok) return base;
  const below = withoutLeadingSlash(child);
  if (!below.ok) return below;
  const uri = resolveUri(base.path.uri, below.path.uri);
  if (uri.path === null) {
    return { ok: false, reason: 'opaque', message: `${child.toString()} is no path without its /` };
  }
  const { scheme, authority, path } = new FlinkPath(uri);
  return pathOf(scheme, authority, path);
}

function withoutLeadingSlash(path: FlinkPath): FlinkPathResult {
  if (!path.path.startsWith('/')) return { ok: true, path };
  if (path.path === '/') return EMPTY;
  return pathOf(path.scheme, path.authority, path.path.slice(1));
}

/** Whether a path starts at a root. Flink: `Path#isAbsolute`. */
export function isAbsolute(path: FlinkPath): boolean {
  return path.path.startsWith('/', hasWindowsDrive(path.path) ? 3 : 0);
}

/** All but the last segment, `null` at a root. Flink: `Path#getParent`. */
export function getParent(path: FlinkPath): FlinkPathResult | null {
  const text = path.path;
  const start = hasWindowsDrive(text) ? 3 : 0;
  const slash = text.lastIndexOf('/');
  if (text.length === start || (slash === start && text.length === start + 1)) return null;
  if (slash === -1) return pathOf(path.scheme, path.authority, '.');
  const parent = text.slice(0, slash === start ? start + 1 : slash);
  return parent === '' ? EMPTY : pathOf(path.scheme, path.authority, parent);
}

/** The last segment. Flink: `Path#getName`. */
export function getName(path: FlinkPath): string {
  return path.path.slice(path.path.lastIndexOf('/') + 1);
}

/**
 * With the local file system's scheme where a path has none; a relative one is resolved against the
 * working directory. Flink: `Path#makeQualified(LocalFileSystem)`.
 */
export function makeQualified(path: FlinkPath, workingDirectory: string): FlinkPathResult {
  let absolute = path;
  if (!isAbsolute(path)) {
    const base = pathOf('file', null, workingDirectory);
    const resolved = base.ok ? resolvePath(base.path, path) : base;
    if (!resolved.ok) return resolved;
    absolute = resolved.path;
  }
  if (absolute.scheme !== null) return { ok: true, path: absolute };
  return parseFlinkPath(`file://${absolute.authority ?? ''}${absolute.path}`);
}

/** Flink: `Path#equals`. */
export function equalPaths(one: FlinkPath, other: FlinkPath): boolean {
  return equalUris(one.uri, other.uri);
}

const EMPTY: FlinkPathResult = {
  ok: false,
  reason: 'empty',
  message: 'Can not create a Path from an empty string',
};

/** A scheme, a host and a path that need no quoting and no normalising: nearly every path there is. */
const ORDINARY =
  /^(?:([a-z][a-z0-9+.-]+):(?:\/\/([a-z0-9.:_-]+))?)?((?:\/(?!\.{1,2}(?:\/|$))[\w.~!$&'()*+,;=:@-]+)+)$/i;

/** Names such as Flink gives to state files: they need no quoting, and are no `.` or `..`. */
export const PLAIN_NAME = /^[\w-][\w.-]*$/;

/** An absolute path, quoted and normalised, to which a name can be added. */
const PLAIN_FOLDER = /^(?:\/(?!\.)[^/]+)+$/;

/** Flink: `Path#initialize`. */
function pathOf(scheme: string | null, authority: string | null, path: string): FlinkPathResult {
  return attempt(() => normalizeUri(uriOf(scheme, authority, normalizeSlashes(path))));
}

function attempt(makeUri: () => Uri): FlinkPathResult {
  try {
    return { ok: true, path: new FlinkPath(makeUri()) };
  } catch (error) {
    if (!(error instanceof UriSyntaxError)) throw error;
    return { ok: false, reason: 'invalid', message: error.message };
  }
}

/** Flink: `Path#normalizePath`. */
function normalizeSlashes(path: string): string {
  const single = path.replaceAll(/[/\\]+/g, '/');
  const keepsEnd = single === '/' || /^\/[a-z]+:\/$/i.test(single);
  return single.endsWith('/') && !keepsEnd ? single.slice(0, -1) : single;
}

/** Whether a path starts with `/`, a letter and a colon. Flink: `Path#hasWindowsDrive`. */
function hasWindowsDrive(path: string): boolean {
  return /^\/[a-z]:/i.test(path);
}
