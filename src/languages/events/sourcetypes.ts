// The names under which published searches ask for events: sourcetypes of other collectors and
// add-on versions, event types and tags, each become the sourcetypes that decoders give.

/** A trailing `*` stands for any end; names are compared without case. */
const sourcetypeAliases: Readonly<Record<string, readonly string[]>> = {
  cisco_ios: ["cisco:ios"],
  "cisco:ios": ["cisco:ios", "cisco:xr", "cisco:nxos", "cisco:nx-os", "cisco:wlc"],
  "cisco:ios:syslog": ["cisco:ios"],
  "cisco:iosxe": ["cisco:ios"],
  "cisco:ios:xe": ["cisco:ios"],
  cisco_syslog: ["cisco:*"],
  "cisco:syslog": ["cisco:*"],
  cisco_asa: ["cisco:asa"],
  "cisco:firewall": ["cisco:asa", "cisco:ftd"],
  "cisco:nexus": ["cisco:nxos", "cisco:nx-os"],
  juniper: ["juniper:*"],
  juniper_junos: ["juniper:*"],
  "juniper:junos": ["juniper:*"],
  "juniper:junos:syslog": ["juniper:*"],
  pan_log: ["pan:*"],
  "pan:log": ["pan:*"],
  "pan:firewall": ["pan:*"],
  pan_system: ["pan:system"],
  pan_config: ["pan:config"],
  fortigate: ["fgt_*", "fortigate_*"],
  fgt_log: ["fgt_*", "fortigate_*"],
  "fortinet:fortigate": ["fgt_*", "fortigate_*"],
  arista_eos: ["arista:*"],
  tacacs: ["tacacs*", "tac_plus*", "cisco:ise*"],
};

/** Event types of the add-ons that `eventtype=` and macros of published searches name. */
const eventtypes: Readonly<Record<string, readonly string[]>> = {
  cisco_ios: ["cisco:ios", "cisco:xr", "cisco:nxos", "cisco:nx-os", "cisco:wlc"],
  cisco_asa: ["cisco:asa", "cisco:ftd", "cisco:pix", "cisco:fwsm"],
  pan: ["pan:*"],
  pan_system: ["pan:system"],
  pan_config: ["pan:config"],
  fgt_event: ["fgt_event", "fortigate_event"],
  fgt_traffic: ["fgt_traffic", "fortigate_traffic"],
};

/** Tags that name the kind of source; other tags hang on event types that only the add-ons know. */
const tags: Readonly<Record<string, readonly string[]>> = {
  cisco: ["cisco:*"],
  ios: ["cisco:ios", "cisco:xr", "cisco:nxos", "cisco:nx-os", "cisco:wlc"],
};

/**
 * Names of the index in which published searches and collectors put the logs of network devices; every site has its
 * own, so all of them find the events. The first is the one that is shown.
 */
export const publishedIndexes: readonly [string, ...string[]] = [
  "network",
  "network_devices",
  "cisco_ios",
  "cisco",
  "syslog",
  "netops",
  "netfw",
  "netauth",
  "main",
];

/** What `sourcetype=name` reaches besides the sourcetype of that very name. */
export function sourcetypesNamed(name: string): readonly string[] {
  return rowNamed(sourcetypeAliases, name) ?? [];
}

/** Undefined where no row tells what the event type holds. */
export function sourcetypesOfEventtype(name: string): readonly string[] | undefined {
  return rowNamed(eventtypes, name);
}

/** Undefined where no row tells what the tag holds. */
export function sourcetypesOfTag(name: string): readonly string[] | undefined {
  return rowNamed(tags, name);
}

type Names = Readonly<Record<string, readonly string[]>>;

/** Names come from authors: one may be that of a property which every object has. */
function rowNamed(table: Names, name: string): readonly string[] | undefined {
  const key = name.toLowerCase();
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

export const knownEventtypes: readonly string[] = Object.keys(eventtypes);

export const knownTags: readonly string[] = Object.keys(tags);

/**
 * Sourcetypes whose add-on turns Splunk's own reading of key=value off (KV_MODE = none in its
 * props.conf), and our own, whose fields are columns.
 */
export const withoutKeyValues: readonly string[] = [
  "cisco:ios",
  "cisco:xr",
  "cisco:nxos",
  "cisco:nx-os",
  "cisco:wlc",
  "bootwarden:activity",
];
