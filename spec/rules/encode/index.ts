/** Rules of the question `encode`: which bytes a snapshot becomes. */
import { holdsOneHandleOfAKind } from './holds-one-handle-of-a-kind.ts';
import { keepsEveryState } from './keeps-every-state.ts';
import { keepsNames } from './keeps-names.ts';
import { keepsProperties } from './keeps-properties.ts';
import { limitsTexts } from './limits-texts.ts';
import { refusesEmptyNames } from './refuses-empty-names.ts';
import { refusesMergedChannelsBefore6 } from './refuses-merged-channels-before-6.ts';
import { writesTheAskedVersion } from './writes-the-asked-version.ts';

export const ENCODE_RULES = [
  writesTheAskedVersion,
  keepsEveryState,
  keepsNames,
  keepsProperties,
  refusesEmptyNames,
  holdsOneHandleOfAKind,
  refusesMergedChannelsBefore6,
  limitsTexts,
] as const;
