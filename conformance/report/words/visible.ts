/**
 * Texts that adapters wrote, made safe to show. What an adapter says is hostile: it may hold control
 * characters that move a terminal's cursor, and lines that a CI system takes for commands.
 */

const NULL_PICTURE = 0x2400;
const DELETE_PICTURE = '\u2421';
const REPLACEMENT = '\uFFFD';

/** Control characters but tab and newline, the two that are no characters, and halves of pairs. */
const INVISIBLE =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/**
 * A text in which everything can be seen: control characters become pictures of themselves (`␛`), and
 * what is no character becomes U+FFFD. XML can hold it. Newlines and tabs stay.
 */
export function visible(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll(INVISIBLE, pictureOf);
}

/** The same in one line. */
export function inOneLine(text: string): string {
  return visible(text)
    .trim()
    .replaceAll(/\s*[\n\u2028\u2029]\s*/g, ' ⏎ ')
    .replaceAll('\t', ' ');
}

function pictureOf(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(NULL_PICTURE + code);
  return code === 0x7f ? DELETE_PICTURE : REPLACEMENT;
}

/** How GitHub's older commands begin, which it looks for anywhere in a line. */
const OLD_COMMAND = '##[';

/**
 * A text of one line or more for a terminal or a CI log. No line of it is a command of GitHub Actions:
 * those begin with `::`, blanks before it included, or hold `##[`.
 */
export function harmless(text: string): string {
  return visible(text)
    .replaceAll(OLD_COMMAND, '## [')
    .replaceAll(/^(\s*)::/gm, '$1: :');
}
