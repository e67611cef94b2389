/** What the adapter tells refusals by: made from the one list of them, for one release. */
import { REFUSALS } from '../../../spec/model/refusal.ts';
import type { RefusalCode, RefusalDescription, Stage } from '../../../spec/model/refusal.ts';
import { isWithin } from '../../../spec/profiles/releases.ts';
import { PLACES } from './places.ts';
import type { Place, PlaceOfReleases } from './places.ts';

/** One exception at one place, and the code that it stands for. */
export interface RefusalEntry extends Place {
  readonly code: RefusalCode;
  readonly stage: Stage;
  /** `null` for any. */
  readonly exception: string | null;
  /** Placeholders stand in angle brackets; `null` where the exception has no message. */
  readonly message: string | null;
}

/** All that a release can throw. */
export function refusalTable(release: string): readonly RefusalEntry[] {
  return (Object.keys(REFUSALS) as RefusalCode[]).flatMap((code): readonly RefusalEntry[] => {
    const { stage, flink }: RefusalDescription = REFUSALS[code];
    const places = placesOf(code, release);
    // What stands for no exception is told by its place alone.
    if (flink.length === 0) {
      return (PLACES[code] === undefined ? [] : places).map((place) =>
        Object.assign({ code, stage, exception: null, message: null }, place),
      );
    }
    return flink
      .filter((entry) => isWithin(release, entry))
      .flatMap(({ exception, message }) =>
        places.map((place) => Object.assign({ code, stage, exception, message }, place)),
      );
  });
}

function placesOf(code: RefusalCode, release: string): readonly Place[] {
  const places: readonly PlaceOfReleases[] = PLACES[code] ?? [{}];
  return places
    .filter((place) => isWithin(release, place))
    .map(({ since: _since, until: _until, ...place }) => place);
}
