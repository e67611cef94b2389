/** Rules of the stage `register`: the store, shared state, the counter. */
import { counterGoesOn } from './counter-goes-on.ts';

export const REGISTER_RULES = [counterGoesOn] as const;
