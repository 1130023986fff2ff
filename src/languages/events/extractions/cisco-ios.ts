// Cisco IOS, IOS-XE, IOS-XR and NX-OS: %FACILITY[-SUBFACILITY]-SEVERITY-MNEMONIC: text, and who did
// what in the text.

import {
  captured,
  type Extraction,
  fixed,
  host,
  same,
  severityNames,
  translated,
} from "../extraction.ts";

/** The tag up to its colon; XR puts a blank before it, some relays leave it out. */
const tag = (group: { readonly [part in "facility" | "sub" | "severity" | "mnemonic"]?: true }) => {
  const mark = (part: keyof typeof group, pattern: string) =>
    group[part] === true ? `(${pattern})` : pattern;
  return [
    "%",
    mark("facility", "[A-Za-z][A-Za-z0-9_]*"),
    `(?:-${mark("sub", "[A-Za-z0-9_]+(?:-[A-Za-z0-9_]+)*?")})${group.sub === true ? "" : "?"}`,
    `-${mark("severity", "[0-7A-Z]")}`,
    `-${mark("mnemonic", "[A-Za-z0-9_]+")}`,
  ].join("");
};

const address = "[0-9A-Fa-f.:]*[.:][0-9A-Fa-f.:]*";
const terminal = "(?:vty|tty|con|console|aux|pts/)[0-9/]*";

export const ciscoIos: Extraction = {
  sourcetypes: ["cisco:ios", "cisco:xr", "cisco:nxos", "cisco:nx-os", "cisco:wlc"],
  authority: "field names of the Cisco Networks add-on for Splunk (TA-cisco_ios)",
  fields: {
    facility: captured(tag({ facility: true })),
    subfacility: captured(tag({ sub: true })),
    severity_id: captured(tag({ severity: true })),
    severity: same("severity_id"),
    severity_name: translated("severity_id", severityNames),
    mnemonic: captured(tag({ mnemonic: true })),
    message_text: captured(`${tag({})}\\s*:?\\s*((?s:.*))`),
    event_id: captured(
      "^(?:<\\d+>)?(?:\\d*: )?(?:[A-Za-z][\\w.-]*: )?(\\d+): [*.]?(?:[A-Z][a-z]{2} |\\d)",
      "^(?:<\\d+>)?\\S+ \\S+ (\\d+): [*.]?[A-Z][a-z]{2} ",
    ),
    device_time: captured(
      "(?:^|[ :>])[*.]?([A-Z][a-z]{2} +\\d{1,2} (?:\\d{4} )?\\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?(?: [A-Za-z][\\w:+-]*)?): %",
      "(\\d{4} [A-Z][a-z]{2} +\\d{1,2} \\d{2}:\\d{2}:\\d{2}(?:\\.\\d+)?(?: [A-Za-z]\\w*)?): %",
    ),
    reported_hostname: captured(
      "^(?:<\\d+>)?(?:\\d*: )?([A-Za-z][\\w.-]*): (?:\\d+: )?[*.]?(?:[A-Z][a-z]{2} |\\d)",
    ),
    node_id: captured("(?:^|[ :])((?:RP|LC|SP|DRP|\\d+)/\\w+/[\\w/]+): ?[A-Z\\d]"),
    process_name: captured(": ([\\w-]+)\\[\\d+\\]: %"),
    pid: captured(": [\\w-]+\\[(\\d+)\\]: %"),
    product: fixed("IOS"),
    vendor: fixed("Cisco"),
    dvc: host,
    dest: host,
    user: captured(
      "User:(\\S+)\\s+(?:logged|executed the) command",
      "\\[user: ?([^\\]]*?) ?\\]",
      "Username: (\\S+) +Privilege level",
      "[Uu]ser '([^']+)'",
      `(?:Configured from|Reload requested|Privilege level set to|configured from)[^%]*? by (\\S+?)(?:\\.? on |\\.(?: |$)|,|\\s*$)`,
      "User (\\S+) has (?:exited|logged)",
      "AAA_ACCOUNTING_MESSAGE: *(?:start|update|stop):[^:]*(?::\\d+)?:([^:]+):",
      `from \\S+ by (\\S+) on ${address}@`,
    ),
    command: captured(
      "(?:logged|executed the) command: ?((?s:.*?))\\s*$",
      "Command: ((?s:.*?))(?: <cr>)?\\s*$",
      "AAA_ACCOUNTING_MESSAGE: *(?:start|update|stop):[^:]*(?::\\d+)?:[^:]+:((?s:.*?))(?: \\([A-Z]+\\))?\\s*$",
    ),
    src_ip: captured(
      "\\[Source: ?([^\\]]*?) ?\\]",
      ` on ${terminal} +\\((${address})\\)`,
      `tty session \\d+ ?\\((${address})\\)`,
      ` on (${address})@`,
      `AAA_ACCOUNTING_MESSAGE: *(?:start|update|stop):(${address})@`,
      ` from (${address})(?:[ ,)]|$)`,
    ),
    src: same("src_ip"),
    line: captured(` on (${terminal})(?:[ .,(]|$)`),
    config_source: captured("[Cc]onfigured from (\\S+)"),
    reason: captured("Reload Reason: ?(.*?)\\.?\\s*$", "\\[Reason: ?([^\\]]*?) ?\\]"),
    dest_port: captured("\\[localport: ?(\\d+)\\]"),
    tty: captured("exited (tty session \\d+)"),
    privilege_level: captured("[Pp]rivilege level(?: set to|:) ?(\\d+)"),
    applet_name: captured("%HA_EM-[0-7]-LOG: ?([^:]+):"),
    applet_output: captured("%HA_EM-[0-7]-LOG: ?[^:]+: ?((?s:.*))"),
  },
};
