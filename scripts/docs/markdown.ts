/** Small words for pages. */
import type { ExamplePage } from '../../conformance/cli/explain/rule-page.ts';

/** The first line of every page that is made from the code. */
export const MADE = '<!-- Made by `npm run docs`: change the code, not this page. -->';

/** Text that does not end a cell. */
export function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

/** A table. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

/** Lines that are shown as they are. */
export function verbatim(lines: readonly string[]): readonly string[] {
  return ['```', ...lines, '```'];
}

/** A case, named and shown. */
export function caseSection({ file, lines }: ExamplePage): readonly string[] {
  return [...verbatim(lines), '', `The case: \`${file}\``];
}

/** A page's text. */
export function pageOf(lines: readonly string[]): string {
  return `${lines.join('\n').trimEnd()}\n`;
}
