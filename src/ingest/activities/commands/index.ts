// Commands, through every channel that tells them: one file for each family of senders.

import type { Recogniser } from "../recogniser.ts";
import { aristaCommands } from "./arista-eos.ts";
import { ciscoAsaCommands } from "./cisco-asa.ts";
import { ciscoIosCommands } from "./cisco-ios.ts";
import { ciscoNxosCommands } from "./cisco-nxos.ts";
import { comwareCommands } from "./comware.ts";
import { f5Commands } from "./f5.ts";
import { fortiosCommands } from "./fortios.ts";
import { huaweiCommands } from "./huawei.ts";
import { junosCommands } from "./junos.ts";
import { panosCommands } from "./panos.ts";
import { tacacsCommands } from "./tacacs.ts";

export const commandRecognisers: readonly Recogniser[] = [
  ...ciscoIosCommands,
  ...ciscoAsaCommands,
  ...ciscoNxosCommands,
  ...tacacsCommands,
  ...aristaCommands,
  ...junosCommands,
  ...huaweiCommands,
  ...comwareCommands,
  ...f5Commands,
  ...panosCommands,
  ...fortiosCommands,
];
