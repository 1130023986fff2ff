// The table of commands, in the order of help.

import type { Command } from "../command.ts";
import { atomics } from "./atomics.ts";
import { check } from "./check.ts";
import { completion } from "./completion.ts";
import { demo } from "./demo.ts";
import { doctor } from "./doctor.ts";
import { explain } from "./explain.ts";
import { query } from "./query.ts";
import { report } from "./report.ts";
import { scan } from "./scan.ts";
import { test } from "./test.ts";
import { triage } from "./triage.ts";
import { verify } from "./verify.ts";

export const commands: readonly Command[] = [
  demo,
  scan,
  query,
  check,
  test,
  explain,
  verify,
  triage,
  report,
  atomics,
  doctor,
  completion(() => commands),
];
