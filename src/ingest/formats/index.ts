// All formats, one row each. The order means nothing: the message's own grammar decides.

import type { Format } from "../format.ts";
import { syslog3164 } from "./syslog-3164.ts";
import { syslog5424 } from "./syslog-5424.ts";

export const formats: readonly Format[] = [syslog3164, syslog5424];
