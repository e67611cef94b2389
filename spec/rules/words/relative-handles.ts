/** Refusals of relative handles that have no directory to be relative to. */
import type { RefusalCode } from '../../model/refusal.ts';

/** Whether a refusal is one of these. */
export function isAboutRelativeHandles(code: RefusalCode): boolean {
  return (
    code === 'RELATIVE_HANDLE_WITHOUT_POINTER' ||
    code === 'RELATIVE_HANDLE_POINTER_UNRESOLVABLE' ||
    code === 'RELATIVE_HANDLE_POINTER_EMPTY'
  );
}
