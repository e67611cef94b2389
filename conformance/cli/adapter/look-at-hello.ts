/** What an adapter's greeting promises, and what of it means nothing here. */
import { QUESTIONS } from '../../../spec/model/case.ts';
import { findProfile } from '../../../spec/profiles/profile.ts';
import type { Hello } from '../../protocol/adapter.ts';
import { emptyClaims } from '../claims.ts';
import type { Findings } from './findings.ts';

/** Tells it. */
export function lookAtHello(hello: Hello, findings: Findings): void {
  const { name, version, language, questions, profiles, window } = hello;
  const releases = profiles.length === 0 ? 'any release' : profiles.join(', ');
  findings.good(
    `It greets: ${name} ${version}, ${language}, answers ${questions.join(', ') || 'nothing'} for ${releases}, window ${window}.`,
  );
  const unknown = questions.filter((each) => !QUESTIONS.includes(each));
  if (unknown.length > 0) {
    findings.fault(
      `There is no question ${unknown.join(', ')}.`,
      `The questions are ${QUESTIONS.join(', ')}.`,
    );
  }
  if (questions.length === 0) {
    findings.fault('It answers no question.', `List some of ${QUESTIONS.join(', ')} in questions.`);
  }
  const strange = profiles.filter((each) => findProfile(each) === undefined);
  if (strange.length > 0) {
    findings.fault(
      `There is no release ${strange.join(', ')} here.`,
      'Releases are written flink-2.3.0, or flink-2.3 for the newest patch of a line.',
    );
  }
  for (const glob of emptyClaims(hello)) {
    findings.fault(
      `It claims ${glob}, and there is no such rule.`,
      'savepoint-spec rules lists them.',
    );
  }
  if (window === 1) {
    findings.note('Its window is 1. One that reads on while it works is asked faster with 16.');
  }
}
