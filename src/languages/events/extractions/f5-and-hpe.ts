// F5 BIG-IP, and HPE's Comware and ArubaOS-Switch: what their key=value pairs do not already give.

import { captured, type Extraction, host } from "../extraction.ts";

/** The names that BIG-IP prints; `command` is what Sigma and other add-ons call `cmd_data`. */
export const f5: Extraction = {
  sourcetypes: ["f5:bigip:*"],
  authority: "F5 BIG-IP log message guide: code:level, and the audit record of tmsh, mcpd and PAM",
  fields: {
    message_id: captured("\\b([0-9A-Fa-f]{8}):[0-7]: "),
    severity_id: captured("\\b[0-9A-Fa-f]{8}:([0-7]): "),
    user: captured("\\buser=([^\\s(]+)", "\\bAUDIT - (?:client [^,]+, )?user ([^,\\s]+)"),
    command: captured("\\bcmd_data=((?s:.*?))\\s*$"),
    status: captured("\\bstatus=\\[([^\\]]*)\\]", "\\[Status=([^\\]]*)\\]"),
    src_ip: captured("\\bhost=([0-9A-Fa-f.:]+)"),
    dvc: host,
    dest: host,
  },
};

export const comware: Extraction = {
  sourcetypes: ["hpe:*"],
  authority: "Comware: %%10MODULE/LEVEL/DIGEST: text; ArubaOS-Switch: event number and module",
  fields: {
    module: captured("%%10(\\w+)/\\d/", " \\d{5} ([\\w.-]+): "),
    severity_id: captured("%%10\\w+/(\\d)/"),
    mnemonic: captured("%%10\\w+/\\d/(\\w+)", " (\\d{5}) [\\w.-]+: "),
    user: captured("-User(?:Name)?=([^;\\s]+?)(?:-\\w+=|;)", "(\\S+) logged in from "),
    command: captured("; Command is ((?s:.*?))\\s*$"),
    src_ip: captured(
      "-(?:IPAddr|UserIP)=([0-9A-Fa-f.:]+)",
      " logged in from ([0-9A-Fa-f.:]+?)\\.?\\s*$",
      " SME \\S+ from ([0-9A-Fa-f.:]+) ",
    ),
    dvc: host,
    dest: host,
  },
};
