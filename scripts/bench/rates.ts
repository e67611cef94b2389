/** Measurements as figures for people. */
import type { Measurement } from './measured-process.ts';

/** The middle one of several numbers, the upper one of two. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** The median rate of several measurements, in bytes a second. */
export function medianRate(measurements: readonly Measurement[]): number {
  return median(measurements.map(({ bytes, seconds }) => bytes / seconds));
}

/** For example `46.1 MB/s, 3307 files/s`. */
export function rateText(measurements: readonly Measurement[]): string {
  const files = median(measurements.map((one) => one.files / one.seconds));
  return `${(medianRate(measurements) / 1e6).toFixed(1)} MB/s, ${files.toFixed(0)} files/s`;
}

/** How many times as fast, for example `5.20x`. */
export function ratioText(ours: number, theirs: number): string {
  return `${(ours / theirs).toFixed(2)}x`;
}
