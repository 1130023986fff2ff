// All namings, in the order in which they are asked.

import type { ImageNaming } from "../naming.ts";
import { ciscoIos } from "./cisco-ios.ts";
import { ciscoOthers } from "./cisco-others.ts";
import { otherVendors } from "./other-vendors.ts";

export const namings: readonly ImageNaming[] = [...ciscoIos, ...ciscoOthers, ...otherVendors];
