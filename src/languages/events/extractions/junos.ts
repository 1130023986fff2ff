// Junos in the standard format; the structured one has its fields as key="value" pairs.

import { captured, type Extraction, host } from "../extraction.ts";

export const junos: Extraction = {
  sourcetypes: ["juniper:*", "juniper"],
  authority: "Junos OS system log message reference; CIM names of the Splunk add-on for Juniper",
  fields: {
    user: captured("[Uu]ser '([^']*)'", '\\busername="([^"]*)"'),
    command: captured("command '((?s:.*?))'\\s*$", '\\bcommand="([^"]*)"'),
    message_id: captured("(?:\\]|^[^:]*\\d): (?:%[A-Z]+-\\d-)?([A-Z][A-Z0-9_]{3,})\\b"),
    process_name: captured(" ([\\w./-]+)\\[\\d+\\]: "),
    pid: captured(" [\\w./-]+\\[(\\d+)\\]: "),
    src_ip: captured("from host '([^']*)'", "ssh-connection '(\\S+) "),
    dvc: host,
    dest: host,
  },
};
