// Cisco IOS-XR.

import { reloads } from "../effects/booting.ts";
import { setsRegister } from "../effects/config-register.ts";
import { loadsConfiguration } from "../effects/configuring.ts";
import {
  installsNamed,
  removesSoftware,
  rollsBack,
  upgradesBootloader,
  upgradesFirmware,
} from "../effects/installing.ts";
import type { CommandRow, Grammar } from "../grammar.ts";
import { listOf } from "../words.ts";
import { accountRows, ciscoLine, fileRows, loggingRows, showRow, taskRows } from "./cisco.ts";

const installOptions = "activate commit synchronous noprompt reload force";

const installing: readonly CommandRow[] = [
  {
    takes: "install (add|activate|apply|commit|prepare|replace|source|update|upgrade)",
    options: installOptions,
    does: installsNamed,
  },
  { takes: "install (deactivate|rollback)", does: rollsBack },
  { takes: "install package (add|replace|upgrade)", options: installOptions, does: installsNamed },
  { takes: "install package rollback", does: rollsBack },
  { takes: "install (package)" },
  { takes: "install (remove|package remove)", does: removesSoftware },
  { takes: "install (abort|extract|label|verify)" },
  { takes: "upgrade rommon", does: upgradesBootloader },
  { takes: "upgrade hw-module", does: upgradesFirmware },
  { takes: "upgrade hw-module fpd rommon", does: upgradesBootloader },
  { takes: "upgrade hw-module location {where} fpd rommon", does: upgradesBootloader },
];

const booting: readonly CommandRow[] = [
  { takes: "reload", options: "in= at= noprompt force location= rack=", does: reloads },
  {
    takes: "reload bootmedia network",
    does: { activity: "ReloadRequested", reason: "boots over the network" },
  },
  {
    takes: "hw-module (location|subslot|node) {where} (reload|reset)",
    does: { activity: "ReloadRequested", reason: "one module" },
  },
  { takes: "zapdisk", does: { activity: "ImageDeleted", reason: "whole file system" } },
  { takes: "redundancy (switchover)" },
];

const files: readonly CommandRow[] = [
  ...fileRows,
  { takes: "configure [terminal|exclusive]" },
  { takes: "rollback configuration", does: "ConfigChanged" },
  { takes: "fsck" },
];

const shells: readonly CommandRow[] = [
  { takes: "run", does: "ShellEntered" },
  { takes: "bash", does: "ShellEntered" },
  { takes: "attach", does: "ShellEntered" },
  { takes: "tclsh", does: "ShellEntered" },
  { takes: "test" },
];

const watching: readonly CommandRow[] = [
  { takes: "clear logging", does: "LoggingChanged" },
  { takes: "clear (access-list|arp|bgp|configuration|counters|cef|install|ipv4|ipv6|line|route)" },
  { takes: "clock set", does: "ConfigChanged" },
  { takes: "event manager (run|scheduler)" },
  { takes: "terminal (length|monitor|width|no|exec)" },
  showRow,
];

const configuring: readonly CommandRow[] = [
  { takes: "config-register [{register:number}]", does: setsRegister },
  { takes: "load {source:place}", does: loadsConfiguration },
  { takes: "load (commit|configuration|diff|rollback)" },
  { takes: "commit" },
  { takes: "fpd auto-upgrade" },
  ...loggingRows,
  ...accountRows,
  ...taskRows,
  { takes: "end", does: "CommandExecuted" },
  { takes: "exit", does: "CommandExecuted" },
];

export const xr: Grammar = {
  ...ciscoLine,
  family: "xr",
  prefixes: ["sudo", "(admin)", "admin"],
  places: {
    network: listOf("tftp ftp scp sftp http https rcp"),
    storage: listOf("disk0 disk1 harddisk bootflash nvram"),
    configurations: listOf("running-config startup-config"),
  },
  exec: {
    rows: [...files, ...installing, ...booting, ...shells, ...watching],
    neighbours: `aps cfs crypto debug describe diagnostic disconnect enable exit fpd ipsla l2vpn lock logout license monitor mpls mrinfo
      mstat mtrace no nv parser pim ping platform process ppp revert sam set snmp ssh start-chat system telnet
      traceroute undebug undelete unlock who`,
  },
  config: {
    rows: configuring,
    neighbours: `aaa abort alias arp as-path-set banner bfd bundle call-home cdp cef class-map clear clock community-set controller
      crypto dhcp domain dynamic-template end-policy end-set errdisable ethernet evpn exception extcommunity-set
      fault flow frequency ftp hostname http hw-module interface ipv4 ipv6 key l2vpn lacp lawful-intercept
      line lldp lpts mac-address monitor-session mpls mtu multicast-routing netconf netconf-yang ntp nv object-group
      parser performance-mgmt policy-map pool-config prefix-set profile pseudowire-class qos radius-server
      rcc rd-set redundancy root route-policy router rsvp sampler-map segment-routing service snmp-server
      spanning-tree ssh ssh-timeout subscriber tacacs-server taskgroup tcp telnet template tftp track tpa
      transport udp usergroup vlan vrf vty-pool xml`,
  },
};
