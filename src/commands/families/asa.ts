// Cisco ASA and what of it runs within FTD.

import { bootsImage, cancelsReload, reloads } from "../effects/booting.ts";
import { setsRegister } from "../effects/config-register.ts";
import {
  bootsConfiguration,
  loadsConfiguration,
  loadsFromNetwork,
  namesFile,
  savesConfiguration,
} from "../effects/configuring.ts";
import { upgradesBootloader } from "../effects/installing.ts";
import type { CommandRow, Grammar } from "../grammar.ts";
import { listOf } from "../words.ts";
import { ciscoLine, fileRows, loggingRows, showRow, taskRows } from "./cisco.ts";

const files: readonly CommandRow[] = [
  ...fileRows,
  { takes: "write (net|network) [{destination:place}]", does: savesConfiguration },
  { takes: "write standby" },
  { takes: "configure [terminal|session]" },
  { takes: "configure (factory-default|memory)", does: { activity: "ConfigChanged" } },
  { takes: "configure (net|network) [{source:place}]", does: loadsFromNetwork },
  { takes: "configure (http|https) [{source:place}]", does: loadsFromNetwork },
  { takes: "configure {source:place}", does: loadsConfiguration },
  { takes: "fsck" },
  { takes: "import webvpn" },
  { takes: "export webvpn" },
  { takes: "revert webvpn" },
];

const booting: readonly CommandRow[] = [
  {
    takes: "reload",
    options: "in= at= noconfirm quick max-hold-time= reason= save-config save-show-tech",
    does: reloads,
  },
  { takes: "reload cancel", does: cancelsReload },
  { takes: "upgrade rommon", does: upgradesBootloader },
  {
    takes: "(hw-module|sw-module) module {module} (recover|reload|reset)",
    does: { activity: "ReloadRequested", reason: "one module" },
  },
  { takes: "(hw-module|sw-module) module {module} (password-reset|shutdown|uninstall)" },
  {
    takes: "failover (reload-standby)",
    does: { activity: "ReloadRequested", reason: "the standby unit" },
  },
  { takes: "failover (active|exec|reset)" },
];

const shells: readonly CommandRow[] = [
  { takes: "debug menu", does: "ShellEntered" },
  {
    takes: "session (sfr|ips|cxsc|{number:number})",
    does: { activity: "ShellEntered", reason: "of a module" },
  },
  { takes: "expert", does: "ShellEntered" },
  { takes: "system support diagnostic-cli", does: "ShellEntered" },
  { takes: "system support" },
  { takes: "connect (fxos|local-mgmt|ftd|asa)", does: "ShellEntered" },
  {
    takes: "software authenticity",
    does: { activity: "CommandExecuted", reason: "keys that images are checked with" },
  },
  { takes: "crashinfo" },
  { takes: "test" },
];

const watching: readonly CommandRow[] = [
  { takes: "clear logging", does: "LoggingChanged" },
  {
    takes: `clear (aaa|access-list|arp|blocks|capture|conn|counters|crashinfo|crypto|dhcpd|failover|interface|ip|local-host|
      memory|ntp|route|shun|threat-detection|traffic|uauth|xlate)`,
  },
  { takes: "clock set", does: "ConfigChanged" },
  { takes: "terminal (monitor|pager|width|no)" },
  { takes: "capture" },
  { takes: "enable [{level}]" },
  showRow,
];

const configuring: readonly CommandRow[] = [
  { takes: "boot system [{image:place}]", does: bootsImage },
  { takes: "boot config [{file:place}]", does: bootsConfiguration },
  { takes: "config-register [{register:number}]", does: setsRegister },
  { takes: "asdm image {file:place}", does: namesFile, undone: "ConfigChanged" },
  { takes: "asdm (history|location|group)" },
  { takes: "clear configure logging", does: "LoggingChanged" },
  { takes: "clear configure boot", does: { activity: "BootVariableChanged", reason: "removed" } },
  { takes: "clear configure" },
  ...loggingRows,
  ...taskRows,
  { takes: "username {user}", does: "AccountChanged" },
  { takes: "enable password", does: "AccountChanged" },
  { takes: "passwd", does: "AccountChanged" },
  { takes: "end", does: "CommandExecuted" },
  { takes: "exit", does: "CommandExecuted" },
];

export const asa: Grammar = {
  ...ciscoLine,
  family: "asa",
  execWhileConfiguring: true,
  negations: ["no"],
  places: {
    network: listOf("tftp ftp scp http https smb"),
    storage: listOf("flash disk0 disk1"),
    configurations: listOf("running-config startup-config"),
  },
  exec: {
    rows: [...files, ...booting, ...shells, ...watching],
    neighbours: `activation-key aaa-server anyconnect backup blocks changeto client-update cluster conn cpu crypto debug
      disable dynamic-access-policy-config exit failover flow-offload help kill ldap login logout no packet-tracer
      perfmon ping pwd quit release renew restore scansafe sdi show ssh telnet terminal traceroute tcp undebug
      urlf vpn-sessiondb vpnclient webvpn-cache who`,
  },
  config: {
    rows: configuring,
    neighbours: `access-group access-list arp auth-prompt banner call-home class-map client-update clock command-alias community-list
      console coredump crashinfo crypto ddns dhcp-client dhcpd dhcprelay dns domain-name dynamic-access-policy-record
      established failover filter fips firewall flow-export fragment ftp-map global group-object group-policy hostname
      http icmp interface ip ipv6 isakmp jumbo-frame key key-chain ldap license log mac-address mac-list management-access
      map-name media-type migration monitor-interface mount mroute mtu multicast-routing name names nameif nat ntp
      object object-group object-group-search password pager pim policy-list policy-map prefix-list
      prompt regex route route-map router same-security-traffic scansafe security-level service service-policy
      setup sla smtp-server snmp snmp-map snmp-server ssh ssl static sunrpc-server sysopt tcp-map telnet tftp-server
      threat-detection time-range timeout tls-proxy track tunnel-group url-block url-cache url-server user-identity
      virtual vlan vpdn vpn vpn-addr-assign webvpn wccp xlate zone`,
  },
};
