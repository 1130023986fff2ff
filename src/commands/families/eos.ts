// Arista EOS.

import { bootsImage, cancelsReload, changesBoot, reloads } from "../effects/booting.ts";
import {
  dropping,
  loadsConfiguration,
  loadsFromNetwork,
  savesConfiguration,
} from "../effects/configuring.ts";
import { installsNamed } from "../effects/installing.ts";
import type { CommandRow, Grammar } from "../grammar.ts";
import { listOf } from "../words.ts";
import { accountRows, ciscoLine, fileRows, loggingRows, showRow } from "./cisco.ts";

const files: readonly CommandRow[] = [
  ...fileRows,
  { takes: "write network [{destination:place}]", does: savesConfiguration },
  { takes: "configure [terminal|session|checkpoint|lock|unlock]" },
  { takes: "configure (network) [{source:place}]", does: loadsFromNetwork },
  { takes: "configure replace {source:place}", does: loadsConfiguration },
];

const booting: readonly CommandRow[] = [
  { takes: "install source", options: "now reload downgrade", does: installsNamed },
  {
    takes: "reload",
    options: "in= at= now force all power reason= hitless fast-boot",
    does: reloads,
  },
  { takes: "reload cancel", does: cancelsReload },
  {
    takes: "zerotouch (cancel|disable|enable|reload|script-exec)",
    ...changesBoot("provisioning over the network"),
  },
  { takes: "extension" },
  {
    takes: "reset system storage",
    does: { activity: "ImageDeleted", reason: "whole file system" },
  },
];

const shells: readonly CommandRow[] = [
  { takes: "bash", does: "ShellEntered" },
  { takes: "python-shell", does: "ShellEntered" },
];

const watching: readonly CommandRow[] = [
  { takes: "clear logging", does: "LoggingChanged" },
  { takes: "clear (aaa|arp|bgp|counters|ip|ipv6|lldp|mac|ntp|platform|server)" },
  { takes: "clock set", does: "ConfigChanged" },
  { takes: "terminal (dont-ask|length|monitor|width|no)" },
  { takes: "enable [{level}]" },
  { takes: "test" },
  { takes: "tcpdump" },
  showRow,
];

const configuring: readonly CommandRow[] = [
  { takes: "boot system [{image:place}]", does: bootsImage },
  { takes: "boot secret", ...changesBoot("the password of the boot loader") },
  { takes: "boot (console|test)" },
  {
    takes: "management security signature-verification",
    ...dropping("the signatures of what is installed are no longer verified"),
  },
  ...loggingRows,
  ...accountRows,
  { takes: "event-handler", does: "ScheduledTaskChanged" },
  { takes: "schedule {name} (interval|at|now)", does: "ScheduledTaskChanged" },
  { takes: "daemon", does: "ScheduledTaskChanged" },
  { takes: "end", does: "CommandExecuted" },
  { takes: "exit", does: "CommandExecuted" },
];

export const eos: Grammar = {
  ...ciscoLine,
  family: "eos",
  execWhileConfiguring: true,
  execPrefixes: [],
  pipes: { ...ciscoLine.pipes, redirections: [">>", ">"] },
  places: {
    network: listOf("tftp ftp scp sftp http https"),
    storage: listOf("flash file extension"),
    configurations: listOf("running-config startup-config"),
  },
  exec: {
    rows: [...files, ...booting, ...shells, ...watching],
    neighbours: `agent bfd boot-extensions cvx debug diagnostic diff disable dot1x exit fpga help hw locate logout mac monitor mtrace no
      ping platform policy pseudowire ptp redundancy rollback routing-context send session ssh switch telnet
      traceroute tunnel undebug watch who zeroize`,
  },
  config: {
    rows: configuring,
    neighbours: `address agent alias arp as-path banner bfd class-map clock control-plane counters default dhcp dns dot1x
      dynamic errdisable flow hardware hostname interface ip ipv6 key l2-protocol lacp link lldp load-interval log mac
      maintenance match mlag monitor mpls msrp multicast ntp peer-filter platform policy-map port-channel
      power priority-flow-control privilege prompt ptp qos queue-monitor radius-server redundancy role route-map router
      router-id sample-policy sflow snmp-server spanning-tree storm-control switch switchport system tacacs-server tap terminal
      traffic-policy transceiver trident tunnel vlan vmtracer vrf vxlan`,
  },
};
