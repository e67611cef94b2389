/** Which subtask holds which key groups in a snapshot, and which will hold them in the job, as a picture. */
import type { Case, RestoreCase } from '../../../spec/model/case.ts';
import type { KeyGroupRange } from '../../../spec/model/handles.ts';
import { latestOf } from '../../../spec/rules/words/entry.ts';
import { keyGroupsOf } from '../../../spec/rules/words/key-groups.ts';
import { markup } from './markup.ts';
import type { Markup } from './markup.ts';

/** A bar: a range of key groups, both ends included. */
interface Bar {
  readonly label: string;
  readonly ranges: readonly KeyGroupRange[];
  readonly isFormer: boolean;
}

/** One operator's bars. */
interface Picture {
  readonly title: string;
  readonly maxParallelism: number;
  readonly bars: readonly Bar[];
}

/** So many bars, and so many operators, are drawn. */
const MOST_BARS = 64;
const MOST_PICTURES = 8;

const [LABEL_WIDTH, WIDTH, ROW] = [190, 640, 20];

/** The pictures of a case; none where it has no keyed state. */
export function keyGroupPictures(subject: Case): Markup[] {
  return picturesOf(subject).slice(0, MOST_PICTURES).map(draw);
}

function picturesOf(subject: Case): Picture[] {
  if (subject.question === 'restore') return restorePictures(subject);
  if (subject.question !== 'open' || subject.request.handles.length === 0) return [];
  const { handles, backend } = subject.request;
  const bars = handles.map(({ kind, range }) => ({ label: kind, ranges: [range], isFormer: true }));
  const maxParallelism = Math.max(...handles.map(({ range }) => range.end + 1));
  return [{ title: `handles for ${backend}`, maxParallelism, bars }];
}

function restorePictures({ request, snapshot }: RestoreCase): Picture[] {
  const isFromStore = request.entryPoint !== 'restoreSavepoint';
  const latest = latestOf(request.coordinator);
  const operators = (isFromStore ? latest?.operators : snapshot?.operators) ?? [];
  return operators.flatMap(({ operatorId, maxParallelism, subtasks }) => {
    const held = subtasks.map(({ index, state }) => ({
      label: `snapshot, subtask ${index}`,
      ranges: [...state.managedKeyedState, ...state.rawKeyedState].map(({ range }) => range),
      isFormer: true,
    }));
    const former = held.filter(({ ranges }) => ranges.length > 0);
    if (former.length === 0 || maxParallelism < 1) return [];
    const vertex = request.job.vertices.find(({ operators: chain }) =>
      chain.some((each) => each.generated === operatorId || each.userDefined === operatorId),
    );
    const count = Math.min(vertex?.parallelism ?? 0, MOST_BARS);
    const fits = vertex !== undefined && vertex.parallelism <= maxParallelism;
    const later = Array.from({ length: fits ? count : 0 }, (_, index) => ({
      label: `job, subtask ${index}`,
      ranges: [keyGroupsOf(maxParallelism, vertex!.parallelism, index)],
      isFormer: false,
    }));
    const title = `operator ${operatorId.slice(0, 8)}, ${maxParallelism} key groups`;
    return [{ title, maxParallelism, bars: [...former.slice(0, MOST_BARS), ...later] }];
  });
}

function draw({ title, maxParallelism, bars }: Picture): Markup {
  const scale = WIDTH / maxParallelism;
  const said = bars.map(({ label, ranges }) => `${label}: ${ranges.map(rangeText).join(', ')}`);
  const rows = bars.map(({ label, ranges, isFormer }, row) => {
    const y = row * ROW;
    const rects = ranges
      .filter(({ start, end }) => end >= start)
      .map(
        ({ start, end }) =>
          markup`<rect
            class="${isFormer ? 'was' : 'is'}"
            x="${LABEL_WIDTH + start * scale}"
            y="${y + 3}"
            width="${Math.max(1, (end - start + 1) * scale)}"
            height="${ROW - 6}"
          />`,
      );
    return markup`<text x="0" y="${y + 14}">${label}</text>${rects}`;
  });
  const height = bars.length * ROW;
  return markup`<figure>
    <svg
      role="img"
      aria-label="${`${title}. ${said.join('; ')}`}"
      viewBox="0 0 ${LABEL_WIDTH + WIDTH} ${height}"
    >
      ${rows}
    </svg>
    <figcaption>${title}: ranges of the snapshot above those of the job</figcaption>
  </figure>`;
}

function rangeText({ start, end }: KeyGroupRange): string {
  return end < start ? 'none' : `${start} to ${end}`;
}
