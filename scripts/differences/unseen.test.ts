import { describe, expect, it } from 'vitest';
import { BOUNDARIES, boundaryId } from './boundaries.ts';
import { isUnknown, UNSEEN } from './unseen.ts';
import { witnessedDifferences } from './witnessed.ts';

const witnessed = witnessedDifferences();
const seen = (id: string, release: string): number => witnessed[id]?.[release]?.agreed ?? 0;

describe('each side of a difference', () => {
  it('was seen on its release, or says why it cannot be', () => {
    const silent = BOUNDARIES.flatMap((boundary) =>
      [boundary.last, boundary.first].flatMap((release) => {
        return isUnknown(boundary, release, witnessed)
          ? [`${boundaryId(boundary)} on ${release}`]
          : [];
      }),
    );
    expect(silent).toEqual([]);
  });

  it('was contradicted by none', () => {
    const contradicted = Object.values(witnessed).flatMap((sides) =>
      Object.values(sides).filter((witness) => witness.contradicted > 0),
    );
    expect(contradicted).toEqual([]);
  });
});

describe('the reasons', () => {
  it('are for sides that there are, and that nobody saw', () => {
    const sides = BOUNDARIES.flatMap((boundary) =>
      [boundary.last, boundary.first].map((release) => `${boundaryId(boundary)} ${release}`),
    );
    for (const [id, release] of UNSEEN) {
      expect(sides).toContain(`${id} ${release}`);
      expect(seen(id, release), `${id} on ${release} was seen`).toBe(0);
    }
  });
});
