// All recognisers.

import { ciscoIos } from "./cisco-ios.ts";
import type { Recogniser } from "./recogniser.ts";

export const recognisers: readonly Recogniser[] = [...ciscoIos];
