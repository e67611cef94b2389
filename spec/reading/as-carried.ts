/** What a file of some version, written by a release, carries of a snapshot. */
import { FIRST_VERSION_WITH_NAMES, FIRST_VERSION_WITH_PROPERTIES } from '../format/metadata.ts';
import { asPlain, fieldNames, isFields, isList } from '../model/comparison/plain.ts';
import type { Plain, PlainFields } from '../model/comparison/plain.ts';
import type { EncodeRequest } from '../model/request.ts';
import type { FormatBehaviour } from '../profiles/format-differences.ts';

/** Keyed handles with an ID and a size of their own. Flink 1.15+. */
const KEY_GROUPS_WITH_ID_TAG = 12;

/** Changelog handles that name their checkpoint and their storage. Flink 1.16+. */
const CHANGELOG_V2_TAG = 14;

const CHANGELOG_KINDS: ReadonlySet<string> = new Set([
  'changelog',
  'inMemoryChangelog',
  'fileChangelog',
]);

/**
 * The fields that a reader of the file finds: no properties before version 4, no names and uids before
 * 5, no path where a handle is relative, no handle IDs and sizes of incremental handles from releases
 * before 1.15, nor IDs, sizes and materializations of changelog handles, and no checkpoint and storage of
 * these from releases before 1.16.
 */
export function asCarried(
  { snapshot, metadataVersion }: EncodeRequest,
  format: FormatBehaviour,
): PlainFields {
  const hasNames = metadataVersion >= FIRST_VERSION_WITH_NAMES;
  const hasIds = format.keyedTags.includes(KEY_GROUPS_WITH_ID_TAG);
  const hasChangelogV2 = format.keyedTags.includes(CHANGELOG_V2_TAG);
  const hasChannelSubtasks = format.dialect !== '1.11';
  const hasChangelogSizes = format.dialect !== '1.14';
  const visit = (value: Plain): Plain => {
    if (isList(value)) return value.map(visit);
    return isFields(value) ? fieldsOf(value) : value;
  };
  const fieldsOf = (value: PlainFields): PlainFields => {
    const carried: Record<string, Plain> = {};
    for (const field of fieldNames(value)) carried[field] = visit(value[field]);
    const { kind } = value;
    if (kind === 'relativeFile') delete carried['path'];
    if (kind === 'channel' && !hasChannelSubtasks) carried['subtaskIndex'] = null;
    if (!hasIds && 'stateHandleId' in value) carried['stateHandleId'] = null;
    if (!hasIds && kind === 'incremental') delete carried['checkpointedSize'];
    if (!hasChangelogSizes && typeof kind === 'string' && CHANGELOG_KINDS.has(kind)) {
      for (const field of ['checkpointedSize', 'materializationId', 'stateHandleId']) {
        delete carried[field];
      }
    }
    if (!hasChangelogV2 && kind === 'changelog') delete carried['checkpointId'];
    if (!hasChangelogV2 && kind === 'fileChangelog') delete carried['storageIdentifier'];
    if (!hasNames && 'fullyFinished' in value) Object.assign(carried, { name: null, uid: null });
    return carried;
  };
  const carried = fieldsOf(asPlain(snapshot) as PlainFields);
  const hasProperties = metadataVersion >= FIRST_VERSION_WITH_PROPERTIES;
  return hasProperties ? carried : { ...carried, properties: null };
}
