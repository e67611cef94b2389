/** Who claims which OperatorID. Flink: `Checkpoints#loadAndValidateCheckpoint`. */
import type { Job, JobVertex } from '../../model/job.ts';
import type { OperatorId } from '../../model/snapshot.ts';
import type { Profile } from '../../profiles/profile.ts';
import { bucketOf, bucketsFor } from './hash-order.ts';

/**
 * For every OperatorID of a job, generated or user-defined, the vertices that may claim its state.
 * That is one: of several with one ID the last that Flink visits. Only where these lie in one bucket
 * of Flink's hash map of vertices are they all named, since there the job's graph decides.
 */
export type Claims = ReadonlyMap<OperatorId, readonly JobVertex[]>;

/** The claims of a job. */
export function claimsOf({ vertices }: Job, { restore }: Profile): Claims {
  const buckets = bucketsFor(vertices.length, restore.vertexMapBuckets);
  const placeOf = ({ id }: JobVertex) => bucketOf(id, buckets);
  const claims = new Map<OperatorId, readonly JobVertex[]>();
  for (const vertex of vertices.toSorted((a, b) => placeOf(a) - placeOf(b))) {
    for (const id of new Set(idsOf(vertex))) {
      const earlier = claims.get(id) ?? [];
      const beside = earlier.filter((other) => placeOf(other) === placeOf(vertex));
      claims.set(id, [...beside, vertex]);
    }
  }
  return claims;
}

/** The IDs that operators of a vertex have, generated and user-defined ones. */
export function idsOf({ operators }: JobVertex): readonly OperatorId[] {
  return operators.flatMap(({ generated, userDefined }) =>
    userDefined === null ? [generated] : [generated, userDefined],
  );
}
