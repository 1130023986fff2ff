// PAN-OS logs by their position among commas, as the log field pages count them from the leading
// FUTURE_USE.

import { captured, type Extraction, host, type Origin } from "../extraction.ts";

/** Nothing before the positions named here holds a quoted comma. */
const at = (position: number): Origin => {
  const before = `^(?:[^,]*,){${position}}`;
  return captured(`${before}"([^"]*)"`, `${before}([^,"]+)`);
};

const common = {
  receive_time: at(1),
  serial_number: at(2),
  log_type: at(3),
  log_subtype: at(4),
  generated_time: at(6),
  dvc: host,
};

export const panosSystem: Extraction = {
  sourcetypes: ["pan:system"],
  authority: "PAN-OS 10.1 system log fields; names of the Splunk add-on for Palo Alto Networks",
  fields: {
    ...common,
    vsys: at(7),
    event_id: at(8),
    object: at(9),
    module: at(12),
    severity: at(13),
    description: at(14),
  },
};

export const panosConfig: Extraction = {
  sourcetypes: ["pan:config"],
  authority: "PAN-OS 10.1 config log fields; names of the Splunk add-on for Palo Alto Networks",
  fields: {
    ...common,
    host_name: at(7),
    vsys: at(8),
    command: at(9),
    admin: at(10),
    user: at(10),
    client: at(11),
    result: at(12),
    configuration_path: at(13),
    before_change_detail: at(14),
    after_change_detail: at(15),
  },
};
