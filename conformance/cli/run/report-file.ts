/** Where a run's report goes: found out before the run, and never half a report. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../report/report.ts';
import { CannotWork } from '../io.ts';

/** A file that can be written. */
export interface ReportFile {
  readonly path: string;
  write(report: Report): void;
  /** Writes another file beside it, in the same way, and tells its path. */
  writeBeside(name: string, text: string): string;
}

/**
 * Makes the folder, and sees that a file can be written there.
 *
 * @throws CannotWork
 */
export function claimReportFile(folder: string): ReportFile {
  const path = join(folder, 'report.json');
  const draft = `${path}.${process.pid}`;
  attempt(path, () => {
    mkdirSync(folder, { recursive: true });
    writeFileSync(draft, '');
    rmSync(draft);
  });
  return {
    path,
    write: (report) => writeWhole(path, `${JSON.stringify(report, null, 2)}\n`),
    writeBeside: (name, text) => {
      const beside = join(folder, name);
      writeWhole(beside, text);
      return beside;
    },
  };
}

function writeWhole(path: string, text: string): void {
  const draft = `${path}.${process.pid}`;
  attempt(path, () => {
    writeFileSync(draft, text);
    renameSync(draft, path);
  });
}

function attempt(path: string, deed: () => void): void {
  try {
    deed();
  } catch (error) {
    throw new CannotWork(`Cannot write ${path}: ${reasonOf(error as NodeJS.ErrnoException)}`);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there. --out takes another folder.',
  EEXIST: 'a file stands where a folder is to be. --out takes another folder.',
  ENOTDIR: 'a file stands where a folder is to be. --out takes another folder.',
  ENOENT: 'nothing can be made there. --out takes another folder.',
  ENOSPC: 'no space is left.',
  EROFS: 'nothing can be written there. --out takes another folder.',
};

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  return REASONS[code ?? ''] ?? message;
}
