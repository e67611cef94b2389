/** Which events of a run that broke off nothing can be added to any more. */
import type { RunEvent } from './event.ts';

/** An event, and where its line ends in the file, in bytes. */
export interface PlacedEvent {
  readonly event: RunEvent;
  readonly end: number;
}

/**
 * The events without the last cases of a run that broke off in the middle of them: a fault that shows
 * after an answer may not have been written yet.
 *
 * @param unsettled so many cases, at most, may have been asked when a fault of one of them shows
 */
export function* settled(
  events: Iterable<PlacedEvent>,
  unsettled: number,
): Generator<PlacedEvent, void, undefined> {
  let held: PlacedEvent[] = [];
  let cases = 0;
  for (const placed of events) {
    held.push(placed);
    const { event } = placed;
    if (event.type === 'case') cases += 1;
    const isOpen =
      event.type === 'case' || (event.type === 'late fault' && isOfOne(held, event.fault.caseId));
    if (!isOpen) {
      yield* held;
      held = [];
      cases = 0;
      continue;
    }
    while (cases > unsettled || held[0]?.event.type === 'late fault') {
      const first = held.shift()!;
      if (first.event.type === 'case') cases -= 1;
      yield first;
    }
  }
}

function isOfOne(held: readonly PlacedEvent[], caseId: string | null): boolean {
  return held.some(({ event }) => event.type === 'case' && event.caseId === caseId);
}
