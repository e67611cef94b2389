/** Planted wrong implementations that the rules of `resolve` catch. */
import { parseFlinkPath } from '../../../impl/paths/flink-path.ts';
import type { Mutant } from './mutant.ts';

export const RESOLVE_MUTANTS: readonly Mutant[] = [
  {
    id: 'blank-pointer-is-empty',
    ruleId: 'resolve/refuses-empty-pointer',
    fault: 'A pointer of blanks counts as empty.',
    restore: { isEmptyPointer: (pointer) => pointer.trim() === '' },
  },
  {
    id: 'empty-pointer-is-the-working-directory',
    ruleId: 'resolve/refuses-empty-pointer',
    fault: 'An empty pointer means the working directory.',
    restore: {
      isEmptyPointer: () => false,
      parsePointer: (pointer) => parseFlinkPath(pointer === '' ? '.' : pointer),
    },
  },
  {
    id: 'pointer-is-a-file-name',
    ruleId: 'resolve/refuses-what-is-no-uri',
    fault: 'A pointer that is no URI is looked up as the name of a local file.',
    restore: {
      parsePointer: (pointer) => {
        const parsed = parseFlinkPath(pointer);
        return parsed.ok || pointer === '' ? parsed : parseFlinkPath(`./${pointer}`);
      },
    },
  },
  {
    id: 'scheme-is-ignored',
    ruleId: 'resolve/refuses-unknown-file-systems',
    fault: 'Whatever scheme a pointer has, the local file system is asked.',
    restore: { hasFileSystem: () => true },
  },
  {
    id: 'metadata-is-all-it-looks-for',
    ruleId: 'resolve/refuses-missing-snapshots',
    fault: 'Where nothing is, it complains that the directory has no metadata file.',
    restore: { isNothing: () => false },
  },
  {
    id: 'metadata-has-another-name',
    ruleId: 'resolve/looks-for-metadata-in-directories',
    fault: 'In a directory the metadata is looked for under another name.',
    restore: { metadataFileName: '_metadata.bin' },
  },
  {
    id: 'metadata-has-one-name',
    ruleId: 'resolve/takes-metadata-of-any-name',
    fault: 'A metadata file that is not named _metadata is refused.',
    restore: { acceptsMetadataFileName: (name) => name === '_metadata' },
  },
  {
    id: 'pointer-to-the-file-is-kept',
    ruleId: 'resolve/points-to-the-directory',
    fault: 'The checkpoint keeps a pointer to the metadata file, not to its directory.',
    restore: { externalPointer: ({ metadata }) => `file:${metadata}` },
  },
  {
    id: 'pointer-is-not-qualified',
    ruleId: 'resolve/points-to-the-directory',
    fault: 'The checkpoint keeps the pointer to the directory without its scheme.',
    restore: {
      externalPointer: ({ exclusiveDirectory }) => exclusiveDirectory.replace('file:', ''),
    },
  },
  {
    id: 'relative-handles-start-at-any-file',
    ruleId: 'resolve/relative-handles-need-metadata-name',
    fault: 'Relative handles are resolved against the directory of whatever file was named.',
    restore: { relativeHandleBase: ({ metadata }) => `file:${metadata}` },
  },
  {
    id: 'unreadable-metadata-is-empty',
    ruleId: 'resolve/changes-nothing-before-it-has-read',
    fault: 'Metadata that cannot be read counts as a snapshot without state.',
    restore: {
      insteadOfUnreadable: () => {
        return { checkpointId: 0n, masterStates: [], operators: [], properties: null };
      },
    },
  },
];
