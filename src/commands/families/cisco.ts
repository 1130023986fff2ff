// What the families of Cisco and its like share: how a line is built, and the names of places.

import type { Grammar } from "../grammar.ts";
import { listOf } from "../words.ts";

type Shared = Omit<Grammar, "family" | "exec" | "config">;

export const ciscoLine: Shared = {
  prefixes: ["sudo"],
  execPrefixes: ["do", "do-exec"],
  negations: ["no", "default"],
  abbreviates: true,
  execWhileConfiguring: false,
  pipes: {
    writers: ["redirect", "tee", "append", "file"],
    filters: listOf("begin count exclude format include section last no-more"),
    redirections: [],
  },
  places: {
    network: listOf("tftp ftp scp sftp http https rcp xmodem ymodem"),
    storage: listOf("flash bootflash disk0 nvram"),
    configurations: listOf("running-config startup-config"),
  },
};
