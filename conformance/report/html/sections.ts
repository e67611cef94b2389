/** Parts that sections of the page are made of. */
import { markup } from './markup.ts';
import type { Markup } from './markup.ts';

/** A section that is a table. */
export interface TableSection {
  /** That of its title, to which the page's links lead. */
  readonly id: string;
  readonly title: string;
  /** By which a screen reader lists it. */
  readonly label: string;
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly Markup[];
}

/** The section; it says so where there are no rows. */
export function tableSection({ id, title, label, caption, head, rows }: TableSection): Markup {
  const table = markup`<table>
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        ${head.map((column) => markup`<th scope="col">${column}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
  return markup`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${rows.length === 0 ? markup`<p>None.</p>` : region(label, table)}
  </section>`;
}

/** What may scroll can be reached by keyboard. */
export function region(label: string, content: Markup): Markup {
  return markup`<div class="scrolls" role="region" aria-label="${label}" tabindex="0">${content}</div>`;
}

/** Regions have names of their own, by which a screen reader lists them. */
export function block(label: string, text: string): Markup {
  return region(label, markup`<pre>${text}</pre>`);
}
