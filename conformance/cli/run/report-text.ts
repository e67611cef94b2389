/** Reads reports that runs wrote. */
import type { Report } from '../../report/report.ts';
import { misfitOf } from '../../report/schema.ts';
import { WrongUse } from '../io.ts';

/**
 * The report that a text is.
 *
 * @param name what it is called, for people
 * @throws WrongUse where it is none
 */
export function reportFrom(text: string, name: string): Report {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new WrongUse(`${name} is no report: not JSON: ${(error as Error).message}.`);
  }
  const reason = misfitOf('report', json);
  if (reason !== null) throw new WrongUse(`${name} is no report: ${reason}.`);
  return json as Report;
}
