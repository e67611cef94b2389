/** Cases of a restore in which the pointer matters: one snapshot in `chk-7`, and what lies around it. */
import type { RestoreCase } from '../../model/case.ts';
import { CASE_ROOT } from '../../model/request.ts';
import type { RestoreRequest } from '../../model/request.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import { keyGroups, operator, restoreCase, snapshot, subtasks } from '../../testing/small-case.ts';
import { stored } from './entry-case.ts';

const BYTES = Uint8Array.of(1);

/** A snapshot whose only handle is relative. */
export const RELATIVE: Snapshot = snapshot([
  operator(1, {
    subtasks: subtasks({
      managedKeyedState: [
        {
          ...keyGroups(0, 1),
          delegate: { kind: 'relativeFile', path: 'file:/x', relativePath: 'x', size: 1n },
        },
      ],
    }),
  }),
]);

/** A snapshot without any handle. */
export const PLAIN: Snapshot = snapshot([]);

/** A case with `chk-7/_metadata`, `chk-7/copy`, `alone/copy` and `empty/` below the case's root. */
export function pointedCase(
  pointer: string,
  loaded: Snapshot | null = PLAIN,
  rest: Partial<RestoreRequest> = {},
): RestoreCase {
  const paths = ['chk-7/_metadata', 'chk-7/copy', 'alone/copy', 'empty/'];
  const files = paths.map((path) => ({ path, bytes: BYTES }));
  return restoreCase(loaded, { rest: { files, pointer, ...rest } });
}

/** A pointer to something below the case's root. */
export function below(path: string): string {
  return `${CASE_ROOT}/${path}`;
}

/** The same, put into a store of high availability that holds checkpoint 9. */
export function behindNewer({ request, ...rest }: RestoreCase): RestoreCase {
  const newer = stored([], { checkpointId: 9n });
  const store = { store: [newer], highlyAvailable: true, maxRetained: 9 } as const;
  return { ...rest, request: { ...request, coordinator: { ...request.coordinator, ...store } } };
}
