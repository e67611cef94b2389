/**
 * What Flink makes of the string of a path. Flink: `org.apache.flink.core.fs.Path` (flink-core, the
 * same in all releases from 1.11 on), on a system whose separator is `/`.
 */
import { equalUris, normalizeUri, resolveUri, uriOf, UriSyntaxError } from './uri.ts';
import type { Uri } from './uri.ts';
import { unquote } from './uri-characters.ts';

/** A path, or why Flink throws `IllegalArgumentException` instead of making one. */
export type FlinkPathResult =
  | { readonly ok: true; readonly path: FlinkPath }
  | {
      readonly ok: false;
      /** `empty`: `Can not create a Path from an empty string`. */
      readonly reason: 'empty' | 'invalid';
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
 * parent, and a child with a scheme is refused. Flink: `new Path(Path, String)`.
 */
export function resolveChild(parent: FlinkPath, child: string): FlinkPathResult {
  let below = parseFlinkPath(child);
  if (below.ok && below.path.path.startsWith('/')) {
    const { scheme, authority, path } = below.path;
    below = path === '/' ? EMPTY : pathOf(scheme, authority, path.slice(1));
  }
  return below.ok ? resolve(parent, below.path) : below;
}

function resolve(parent: FlinkPath, child: FlinkPath): FlinkPathResult {
  const isRoot = parent.path === '' || parent.path === '/';
  const base = isRoot ? parent.uri : uriOf(parent.scheme, parent.authority, `${parent.path}/`);
  const uri = resolveUri(base, child.uri);
  // Flink dies of a NullPointerException there: `a:b`, stripped of its slash, is no hierarchical URI.
  if (uri.path === null) return invalid(`${child.uri.scheme}:${child.uri.opaquePart} has no path`);
  const { scheme, authority, path } = new FlinkPath(uri);
  return pathOf(scheme, authority, path);
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
    const resolved = base.ok ? resolve(base.path, path) : base;
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

/** Flink: `Path#initialize`. */
function pathOf(scheme: string | null, authority: string | null, path: string): FlinkPathResult {
  try {
    const uri = uriOf(scheme, authority, normalizeSlashes(path));
    return { ok: true, path: new FlinkPath(normalizeUri(uri)) };
  } catch (error) {
    if (error instanceof UriSyntaxError) return invalid(error.message);
    throw error;
  }
}

/** Flink: `Path#normalizePath`. */
function normalizeSlashes(path: string): string {
  const single = path.replaceAll(/[/\\]+/g, '/');
  const keepsEnd = single === '/' || /^\/[a-z]+:\/$/i.test(single);
  return single.endsWith('/') && !keepsEnd ? single.slice(0, -1) : single;
}

function invalid(message: string): FlinkPathResult {
  return { ok: false, reason: 'invalid', message };
}

/** Whether a path starts with `/`, a letter and a colon. Flink: `Path#hasWindowsDrive`. */
function hasWindowsDrive(path: string): boolean {
  return /^\/[a-z]:/i.test(path);
}
