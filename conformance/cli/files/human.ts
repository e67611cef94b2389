/** What `files` says to people. */
import { dirname } from 'node:path';
import { isMovable } from '../../../impl/references/snapshot-files.ts';
import type { Dependent, SnapshotFiles } from '../../../impl/references/snapshot-files.ts';
import { counted, exactSizeOf, quoted, shortened } from '../inspect/text.ts';
import type { LookedUp } from './read-files.ts';
import { isLost, verdictOf } from './verdict.ts';

/** So many of one sort are named. */
const MOST_NAMED = 5;

/** A snapshot, what it needs, and who needs its files. */
export function snapshotLines(
  { name, needed }: SnapshotFiles<LookedUp>,
  dependents: readonly Dependent[],
): string[] {
  if (needed.length === 0) {
    return [`${name}: needs nothing but its metadata`, ...dependentLines(name, dependents)];
  }
  const lost = needed.filter(({ found }) => isLost(found));
  const notRead = needed.filter(({ found }) => found.kind === 'notRead');
  return [
    `${name}: needs ${counted(needed.length, 'file')} beside its metadata, ${endText(needed)}`,
    `  ${placesText(needed)}`,
    isMovable(needed)
      ? '  can be moved as a directory'
      : '  CANNOT be moved as a directory: these stay behind, or are looked for where they were',
    ...named(needed.filter((one) => !one.isRelative || !one.isInside).map(fixedText)),
    ...(lost.length === 0 ? [] : [`  not there: ${counted(lost.length, 'file')}`]),
    ...named(lost.map(lostText)),
    ...(notRead.length === 0
      ? []
      : [`  not looked for: ${counted(notRead.length, 'file')}, which says nothing of them`]),
    ...named(notRead.map(notReadText)),
    ...dependentLines(name, dependents),
  ];
}

function endText(needed: readonly LookedUp[]): string {
  return {
    complete: 'all there',
    incomplete: 'and NOT ALL are there',
    unknown: 'and not all could be looked for',
  }[verdictOf(needed)];
}

function placesText(needed: readonly LookedUp[]): string {
  const inside = needed.filter(({ isInside }) => isInside).length;
  const outside = needed.filter(({ isInside }) => !isInside);
  const folders = new Set(outside.map(({ path }) => dirname(path)));
  return outside.length === 0
    ? `${inside} in its own directory`
    : `${inside} in its own directory, ${outside.length} outside, in ${[...folders].slice(0, MOST_NAMED).map(quoted).join(', ')}${folders.size > MOST_NAMED ? ' and others' : ''}`;
}

function fixedText(one: LookedUp): string {
  const how = one.isRelative ? 'leads out of the directory' : 'named by its place';
  return `${quoted(one.path)}: ${how}, at ${whereText(one)}`;
}

function lostText(one: LookedUp): string {
  const { found, neededBytes } = one;
  const why =
    found.kind === 'short'
      ? `has ${exactSizeOf(found.sizeBytes)} of ${exactSizeOf(neededBytes)}`
      : found.kind === 'other'
        ? `is no ${one.kind}`
        : 'is not there';
  return `${quoted(one.path)} ${why}, at ${whereText(one)}`;
}

function notReadText(one: LookedUp): string {
  const why = one.found.kind === 'notRead' ? one.found.why : '';
  return `${quoted(one.path)}: ${why}`;
}

function whereText({ firstField, references }: LookedUp): string {
  const more = references > 1 ? ` and ${references - 1} more` : '';
  return `${shortened(firstField)}${more}`;
}

function dependentLines(name: string, dependents: readonly Dependent[]): string[] {
  return dependents.map(
    (dependent) =>
      `  deleting ${name} BREAKS ${dependent.name}: ${counted(dependent.files, 'file')}`,
  );
}

function named(texts: readonly string[]): string[] {
  const shown = texts.slice(0, MOST_NAMED).map((text) => `    ${text}`);
  const rest = texts.length - shown.length;
  return rest === 0 ? shown : [...shown, `    and ${rest.toLocaleString('en-US')} more`];
}
