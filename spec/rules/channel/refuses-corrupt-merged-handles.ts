import type { RestoreCase } from '../../model/case.ts';
import type { SubtaskState } from '../../model/snapshot.ts';
import { broken, defineRule, HELD, NOT_REACHED } from '../rule.ts';
import { effectsAfter, isRefusedBefore } from '../reached.ts';
import { refusalOf, said } from '../say.ts';
import { unmerged } from '../words/channels/unmerged.ts';
import { settledVertices } from '../words/restored-vertices.ts';
import type { RestoredVertex } from '../words/restored-vertices.ts';

const CODES: ReadonlySet<string> = new Set([
  'MERGED_CHANNELS_CORRUPTED',
  'MERGED_CHANNEL_COUNT_NEGATIVE',
  'MERGED_CHANNEL_DELEGATE_MISSING',
]);

/** Flink: `AbstractMergedChannelStateHandle#restoreAndCacheUnmergedHandles`. */
export const refusesCorruptMergedHandles = defineRule({
  id: 'channel/refuses-corrupt-merged-handles',
  question: 'restore',
  statement:
    "A merged channel handle at the end of a chain that it belongs to, input at the head or output at the tail, is refused if its channels end too early or are fewer than none. Reading the metadata does not show that: the handle is opened when the state is assigned, before any vertex's turn.",
  matters:
    'Damage in these bytes is not seen when the metadata is read. The restore fails after the store has changed.',
  origin: 'flink',
  since: '2.1',
  until: null,
  sources: ['AbstractMergedChannelStateHandle#restoreAndCacheUnmergedHandles'],
  covers: ['E22', 'E23'],
  sides: ['refuses', 'opens'],
  side(subject, profile) {
    const { ignoredInFlightDataOf } = subject.request.settings;
    if (ignoredInFlightDataOf === (subject.snapshot?.checkpointId ?? null)) return null;
    const atEnds = settledVertices(subject, profile).flatMap(mergedAtEnds);
    if (atEnds.length === 0) return null;
    return atEnds.some((handle) => unmerged([handle]) === null) ? 'refuses' : opens(subject);
  },
  judge(_subject, answer, side) {
    if (isRefusedBefore('assign', answer)) return NOT_REACHED;
    const isRefused = answer.kind === 'refused' && CODES.has(answer.refusal.code);
    if (side === 'refuses') {
      return isRefused ? HELD : broken(refusalOf('MERGED_CHANNELS_CORRUPTED'), said(answer));
    }
    if (isRefused) return broken('no refusal', said(answer));
    return effectsAfter('assign', answer) === null ? NOT_REACHED : HELD;
  },
});

/** Other handles, within chains, are opened in some cases only. */
function opens({ snapshot }: RestoreCase): 'opens' | null {
  const all = snapshot!.operators.flatMap(({ subtasks }) => subtasks.map(({ state }) => state));
  return all.every(
    ({ inputChannelState, resultSubpartitionState }) =>
      unmerged([...inputChannelState, ...resultSubpartitionState]) !== null,
  )
    ? 'opens'
    : null;
}

function mergedAtEnds({ vertex, operators }: RestoredVertex) {
  const [head, tail] = [vertex.operators.at(-1)!, vertex.operators[0]!];
  return operators.flatMap(({ generated, state }) => {
    const entries = state?.subtasks ?? [];
    const input = generated === head.generated ? entries : [];
    const output = generated === tail.generated ? entries : [];
    return [
      ...input.flatMap((entry) => merged(entry.state.inputChannelState)),
      ...output.flatMap((entry) => merged(entry.state.resultSubpartitionState)),
    ];
  });
}

function merged(handles: SubtaskState['inputChannelState']) {
  return handles.filter(({ kind }) => kind === 'mergedChannel');
}
