/** What a stream's items are, as far as this project looks at them. */
import type { ClassDescriptor } from './class-descriptor.ts';

/** An item that a field, an array or a back reference can hold. */
export type JavaValue = JavaString | JavaEnumConstant | JavaObject | ClassDescriptor;

export interface JavaString {
  readonly kind: 'string';
  readonly text: string;
}

export interface JavaEnumConstant {
  readonly kind: 'enum';
  readonly className: string;
  readonly constant: string;
}

/** An object, an array or a class literal. */
export interface JavaObject {
  readonly kind: 'object';
  readonly className: string;
  /** Values of the fields that the class has, the bytes of boolean ones among them. */
  readonly fields: Map<string, JavaValue | number | null>;
}

/** The class of a value, as Java's `getClass` tells it. */
export function classNameOf(value: JavaValue): string {
  if (!('kind' in value)) return 'java.io.ObjectStreamClass';
  return value.kind === 'string' ? 'java.lang.String' : value.className;
}
