// Cisco ASA and FTD: %ASA-[class-]SEVERITY-NNNNNN: text.

import { captured, type Extraction, host, severityNames, translated } from "../extraction.ts";

const address = "[0-9A-Fa-f.:]*[.:][0-9A-Fa-f.:]*";

export const ciscoAsa: Extraction = {
  sourcetypes: ["cisco:asa", "cisco:ftd", "cisco:pix", "cisco:fwsm"],
  authority: "field names of the Splunk add-on for Cisco ASA",
  fields: {
    message_id: captured("%(?:ASA|FTD|PIX|FWSM)-(?:\\w+-)?[0-7]-(\\d{6})"),
    log_level: captured("%(?:ASA|FTD|PIX|FWSM)-(?:\\w+-)?([0-7])-\\d{6}"),
    severity: translated("log_level", severityNames),
    user: captured(
      "[Uu]ser(?:name)? '([^']*)'",
      '[Uu]ser "([^"]*)"',
      "[Uu]ser ?= ?<?([^\\s>,]+)",
      "Uname: (\\S+)",
    ),
    command: captured(
      "executed the '(.*)' command",
      "executed cmd: ?(.*?)\\s*$",
      "executed '(.*)'\\s*$",
      "executed (?:the )?(.*?)(?: command)?\\.?\\s*$",
    ),
    src_ip: captured(
      `from IP (?:address )?(${address})(?:[ ,]|$)`,
      `[Ss]rc \\S+?:(${address})/\\d`,
      ` from \\S+?:(${address})/\\d`,
      ` from (${address})/\\d`,
      ` from (${address})(?:[ ,]|$)`,
      "^(?:.*) user IP = <?([^\\s>,]+)",
    ),
    dest_ip: captured(`[Dd]st \\S+?:(${address})/\\d`, ` to \\S+?:(${address})/\\d`),
    vendor_action: captured("-\\d{6}:? (Built|Teardown|Deny|Denied|permitted|denied)\\b"),
    action: translated("vendor_action", {
      Built: "allowed",
      permitted: "allowed",
      Teardown: "teardown",
      Deny: "blocked",
      Denied: "blocked",
      denied: "blocked",
    }),
    dvc: host,
    dest: host,
  },
};
