import type { DecodeCase } from '../../model/case.ts';
import type { RefusalCode } from '../../model/refusal.ts';
import { hasRelativeHandles } from '../../model/relative-handles.ts';
import { broken, defineRule, HELD } from '../rule.ts';
import type { JudgedAnswer, RuleVerdict } from '../rule.ts';
import { said } from '../say.ts';
import { pointerTarget } from '../words/pointer.ts';
import { mustRefuse } from '../words/refusals.ts';
import { isAboutRelativeHandles } from '../words/relative-handles.ts';

const REFUSED_WITH: Readonly<Record<string, RefusalCode>> = {
  noPointer: 'RELATIVE_HANDLE_WITHOUT_POINTER',
  emptyPointer: 'RELATIVE_HANDLE_POINTER_EMPTY',
  leadsNowhere: 'RELATIVE_HANDLE_POINTER_UNRESOLVABLE',
};

/** Flink: the deserialisation context of `MetadataV2V3SerializerBase`. */
export const relativeHandlesNeedAPointer = defineRule({
  id: 'decode/relative-handles-need-a-pointer',
  question: 'decode',
  statement:
    'Handles relative to the snapshot are read only with an external pointer that leads to metadata. Without such handles any pointer will do, and none at all: it is not looked at.',
  matters:
    'Most savepoints name their files relative to their own directory, so that the metadata alone, without knowing where it lies, does not lead to the state.',
  origin: 'flink',
  since: '1.11',
  until: null,
  sources: [
    'MetadataV2V3SerializerBase#deserializeStreamStateHandle',
    'MetadataV2V3SerializerBase.DeserializationContext#createExclusiveDirPath',
  ],
  covers: ['A14'],
  sides: ['noPointer', 'emptyPointer', 'leadsNowhere', 'leads', 'notLookedAt'],
  side(subject) {
    const place = placeOf(subject);
    if (subject.snapshot === null || place === null) return null;
    if (hasRelativeHandles(subject.snapshot)) return place;
    return place === 'leads' ? null : 'notLookedAt';
  },
  judge(_subject, answer, side) {
    const code = REFUSED_WITH[side];
    return code === undefined ? judgeRead(answer) : mustRefuse(code, answer);
  },
});

/** Where the pointer leads, `null` where that is not said. */
function placeOf({ request: { files, pointer } }: DecodeCase): string | null {
  if (pointer === null) return 'noPointer';
  const target = pointerTarget({ files, pointer });
  if (target === null) return null;
  if (target.kind === 'empty') return 'emptyPointer';
  return target.kind === 'metadata' ? 'leads' : 'leadsNowhere';
}

function judgeRead(answer: JudgedAnswer<'decode'>): RuleVerdict {
  const isRefused = answer.kind === 'refused' && isAboutRelativeHandles(answer.refusal.code);
  return isRefused ? broken('handles that are read', said(answer)) : HELD;
}
