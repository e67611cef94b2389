/** What headers say of states, for people. */
import type { StateMeta } from '../../spec/state-files/headers.ts';
import type { SerializerSnapshot } from '../../spec/state-files/serializers.ts';
import { textToString } from '../codec/modified-utf8.ts';
import { nestedOf } from './values.ts';

/** A serializer of a state. */
export interface SurveyedSerializer {
  /** `NAMESPACE_SERIALIZER`, `VALUE_SERIALIZER` and so on. */
  readonly role: string;
  /** The class of its snapshot. */
  readonly className: string;
  /** The classes of the serializers that it is made of, as it is itself. */
  readonly nested: readonly Omit<SurveyedSerializer, 'role'>[];
}

/** The serializers of a state, in the order of the header. */
export function serializersOf({ serializers }: StateMeta): SurveyedSerializer[] {
  return serializers.map(({ key, serializer }) =>
    Object.assign({ role: textToString(key) }, surveyed(serializer.snapshot)),
  );
}

function surveyed(snapshot: SerializerSnapshot): Omit<SurveyedSerializer, 'role'> {
  return {
    className: textToString(snapshot.className),
    nested: nestedOf(snapshot).map(surveyed),
  };
}
