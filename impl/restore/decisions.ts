/**
 * Every point at which a restore decides something that a rule speaks about, as one small function.
 *
 * The stages do the work and ask here whenever Flink chooses. {@link FLINK_DECISIONS} is what Flink
 * does. An implementation that is wrong on purpose, to show that a rule notices, is the same object
 * with one function replaced: `{ ...FLINK_DECISIONS, nextCheckpointId: (id) => id }`.
 */
import type { AssignDecisions } from './decisions/assign.ts';
import { ASSIGN_DECISIONS } from './decisions/assign.ts';
import type { EnterDecisions } from './decisions/enter.ts';
import { ENTER_DECISIONS } from './decisions/enter.ts';
import type { FinishedDecisions } from './decisions/finished.ts';
import { FINISHED_DECISIONS } from './decisions/finished.ts';
import type { ChannelDecisions } from './decisions/channels.ts';
import { CHANNEL_DECISIONS } from './decisions/channels.ts';
import type { ListStateDecisions } from './decisions/list-state.ts';
import { LIST_STATE_DECISIONS } from './decisions/list-state.ts';
import type { RegisterDecisions } from './decisions/register.ts';
import { REGISTER_DECISIONS } from './decisions/register.ts';
import type { HistoryDecisions } from './decisions/history.ts';
import { HISTORY_DECISIONS } from './decisions/history.ts';
import type { ResolveDecisions } from './decisions/resolve.ts';
import { RESOLVE_DECISIONS } from './decisions/resolve.ts';
import type { ResumeDecisions } from './decisions/resume.ts';
import { RESUME_DECISIONS } from './decisions/resume.ts';
import type { ValidateDecisions } from './decisions/validate.ts';
import { VALIDATE_DECISIONS } from './decisions/validate.ts';

/** All decision points, by stage. */
export interface Decisions
  extends
    ResolveDecisions,
    ValidateDecisions,
    RegisterDecisions,
    EnterDecisions,
    FinishedDecisions,
    AssignDecisions,
    ListStateDecisions,
    ChannelDecisions,
    ResumeDecisions,
    HistoryDecisions {}

/** What Flink decides. */
export const FLINK_DECISIONS: Decisions = Object.freeze({
  ...RESOLVE_DECISIONS,
  ...VALIDATE_DECISIONS,
  ...REGISTER_DECISIONS,
  ...ENTER_DECISIONS,
  ...FINISHED_DECISIONS,
  ...ASSIGN_DECISIONS,
  ...LIST_STATE_DECISIONS,
  ...CHANNEL_DECISIONS,
  ...RESUME_DECISIONS,
  ...HISTORY_DECISIONS,
});
