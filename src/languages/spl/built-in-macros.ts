// Macros that published searches take for granted: those of the security content and of the device
// add-ons that need no data model.

import type { Macro } from "./macro.ts";

const macro = (name: string, definition: string, ...parameters: string[]): Macro => ({
  name,
  parameters,
  definition,
});

export const builtInMacros: readonly Macro[] = [
  macro("cisco_networks", "eventtype=cisco_ios"),
  macro("cisco_ios", "eventtype=cisco_ios"),
  macro("cisco_asa", "eventtype=cisco_asa"),
  macro("pan_system", "eventtype=pan_system"),
  macro("pan_config", "eventtype=pan_config"),
  macro("ctime", "convert ctime($field$)", "field"),
  macro("security_content_ctime", 'convert timeformat="%Y-%m-%dT%H:%M:%S" ctime($field$)', "field"),
  macro("security_content_summariesonly", "summariesonly=false allow_old_summaries=true"),
  macro("drop_dm_object_name", "rename $object$.* as *", "object"),
  macro("comment", "", "text"),
];
