// Fortinet, Arista, Huawei and TACACS+ accounting: what their key=value pairs do not already give.

import { captured, type Extraction, host, same } from "../extraction.ts";

export const fortios: Extraction = {
  sourcetypes: ["fgt_*", "fortigate_*", "fortinet*"],
  authority: "FortiOS log reference; CIM names of the Fortinet add-on for Splunk",
  fields: {
    dvc: captured('\\bdevname="?([^"\\s]+)'),
    dest: host,
    src_ip: captured('\\bsrcip="?([^"\\s]+)'),
    dest_ip: captured('\\bdstip="?([^"\\s]+)'),
    vendor_action: captured('\\baction="?([^"\\s]+)'),
  },
};

export const arista: Extraction = {
  sourcetypes: ["arista:*", "arista"],
  authority: "Arista EOS: %FACILITY-SEVERITY-MNEMONIC and the accounting record",
  fields: {
    facility: captured("%([A-Z][A-Z0-9_]*)-[0-7]-[A-Z0-9_]+"),
    severity_id: captured("%[A-Z][A-Z0-9_]*-([0-7])-[A-Z0-9_]+"),
    mnemonic: captured("%[A-Z][A-Z0-9_]*-[0-7]-([A-Z0-9_]+)"),
    message_text: captured("%[A-Z][A-Z0-9_]*-[0-7]-[A-Z0-9_]+: ?((?s:.*))"),
    user: captured(
      "%ACCOUNTING-[0-7]-\\w+: (\\S+) ",
      " by (\\S+) on \\S+ \\(",
      "[Uu]ser (\\S+) logged",
    ),
    line: captured("%ACCOUNTING-[0-7]-\\w+: \\S+ (\\S+) ", " by \\S+ on (\\S+) \\("),
    src_ip: captured("%ACCOUNTING-[0-7]-\\w+: \\S+ \\S+ (\\S+) ", " by \\S+ on \\S+ \\(([^)]+)\\)"),
    command: captured("\\bcmd=((?s:.*?))(?: <cr>)?\\s*$"),
    dvc: host,
    dest: host,
  },
};

export const huawei: Extraction = {
  sourcetypes: ["huawei:*", "huawei"],
  authority: "Huawei VRP: %%ddMODULE/SEVERITY/MNEMONIC(type): text",
  fields: {
    module: captured("%%\\d\\d(\\w+)/\\d/"),
    severity_id: captured("%%\\d\\d\\w+/(\\d)/"),
    mnemonic: captured("%%\\d\\d\\w+/\\d/(\\w+)"),
    user: captured("\\bUser(?:Name)?=([^,;)]+)", "\\buser:(\\S+)"),
    command: captured('\\bCommand="((?s:.*?))"', "\\bcommand:((?s:.*?))\\s*$"),
    src_ip: captured("\\bI[pP](?:Address|Addr)?=([^,;)]+)", "\\bip:(\\S+)"),
    dvc: host,
    dest: host,
  },
};

export const tacacs: Extraction = {
  sourcetypes: ["tacacs*", "tac_plus*", "cisco:ise*", "cisco:tacacs*"],
  authority: "tac_plus accounting record (six fields, then pairs); Cisco ISE log reference",
  fields: {
    nas: captured(
      "\\d{2}:\\d{2}:\\d{2}(?:\\t| {4})([^\\t ]+)(?:\\t| {4})",
      "\\bNetworkDeviceName=([^,]+)",
      "\\bDevice IP Address=([^,]+)",
    ),
    user: captured(
      "\\d{2}:\\d{2}:\\d{2}(?:\\t| {4})[^\\t ]+(?:\\t| {4})([^\\t]+?)(?:\\t| {4})",
      "\\bUser(?:Name)?=([^,]+)",
    ),
    line: captured(
      "\\d{2}:\\d{2}:\\d{2}(?:\\t| {4})[^\\t ]+(?:\\t| {4})[^\\t]+?(?:\\t| {4})([^\\t ]+)(?:\\t| {4})",
      "\\bPort=([^,]+)",
    ),
    src_ip: captured(
      "\\d{2}:\\d{2}:\\d{2}(?:\\t| {4})[^\\t ]+(?:\\t| {4})[^\\t]+?(?:\\t| {4})[^\\t ]+(?:\\t| {4})([^\\t ]+)",
      "\\bRemote-Address=([^,]+)",
    ),
    src: same("src_ip"),
    command: captured("\\bcmd=((?s:.*?))(?: <cr>)?\\s*$", "\\bCmdAV=(.*?)(?: <cr>)? \\]"),
    dvc: same("nas"),
    dest: same("nas"),
  },
};
