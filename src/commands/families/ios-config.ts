// Configuration of Cisco IOS and IOS-XE.

import { bootsImage, bootsOver, changesBoot } from "../effects/booting.ts";
import { setsRegister } from "../effects/config-register.ts";
import {
  allowsShell,
  bootsConfiguration,
  bootsConfigurationOver,
  changes,
  dropping,
  servesFile,
} from "../effects/configuring.ts";
import type { CommandRow, ModeGrammar } from "../grammar.ts";
import { accountRows, loggingRows, taskRows } from "./cisco.ts";

const booting: readonly CommandRow[] = [
  { takes: "boot system [flash] [{image:place}]", does: bootsImage },
  { takes: "boot system switch (all|{member}) [{image:place}]", does: bootsImage },
  { takes: "boot system tftp {file} [{host}]", does: bootsOver("tftp") },
  { takes: "boot system ftp {file} [{host}]", does: bootsOver("ftp") },
  { takes: "boot system rcp {file} [{host}]", does: bootsOver("rcp") },
  { takes: "boot system mop {file} [{host}]", does: bootsOver("mop") },
  { takes: "boot system rom", ...changesBoot("the image in ROM") },
  { takes: "boot (bootldr|helper) [{image:place}]", does: bootsImage },
  { takes: "boot (config|host|network) [{file:place}]", does: bootsConfiguration },
  {
    takes: "boot (config|host|network) tftp {name} [{host}]",
    does: bootsConfigurationOver("tftp"),
  },
  {
    takes: "boot (config|host|network) ftp {name} [{host}]",
    does: bootsConfigurationOver("ftp"),
  },
  {
    takes: "boot (config|host|network) rcp {name} [{host}]",
    does: bootsConfigurationOver("rcp"),
  },
  {
    takes: "boot (config-file|helper-config-file|private-config-file)",
    does: "BootVariableChanged",
  },
  { takes: "boot manual", ...changesBoot("stays in the boot loader") },
  { takes: "boot enable-break", ...changesBoot("break is enabled") },
  { takes: "boot ipxe", ...changesBoot("boots over the network") },
  { takes: "boot (auto-copy-sw|auto-download-sw|boothlpr|buffersize|fast|mode)" },
  { takes: "boot-start-marker" },
  { takes: "boot-end-marker" },
  { takes: "config-register [{register:number}]", does: setsRegister },
  { takes: "service config", ...changes("loads its configuration from the network at boot") },
  { takes: "tftp-server {file:place}", does: servesFile, undone: "ConfigChanged" },
  { takes: "tftp-server flash {file:place}", does: servesFile, undone: "ConfigChanged" },
  { takes: "license boot" },
  { takes: "upgrade fpd (auto|path)" },
];

const checking: readonly CommandRow[] = [
  { takes: "file verify [auto]", ...dropping("images are no longer verified when copied") },
  { takes: "file prompt" },
  { takes: "secure boot-image", ...dropping("the running image is no longer kept safe") },
  { takes: "secure boot-config", ...dropping("the configuration is no longer kept safe") },
  { takes: "platform shell", ...allowsShell },
  { takes: "service internal", ...changes("opens hidden commands") },
  { takes: "service (timestamps|sequence-numbers)", does: "LoggingChanged" },
  {
    takes: `service (compress-config|counters|dhcp|disable-ip-fast-frag|exec-callback|exec-wait|finger|hide-telnet-addresses|
      linenumber|nagle|old-slip-prompts|pad|password-encryption|password-recovery|prompt|pt-vty-logging|
      slave-log|tcp-keepalives-in|tcp-keepalives-out|tcp-small-servers|telnet-zeroidle|udp-small-servers|
      unsupported-transceiver)`,
  },
];

const watching: readonly CommandRow[] = [
  ...loggingRows,
  { takes: "log config", does: "LoggingChanged" },
  { takes: "notify syslog", does: "LoggingChanged" },
  { takes: "hidekeys" },
  { takes: "archive" },
  ...taskRows,
  { takes: "event (cli|syslog|timer|none|track|snmp)", does: "ScheduledTaskChanged" },
  { takes: "action {label}", does: "ScheduledTaskChanged" },
  { takes: "kron (occurrence|policy-list)", does: "ScheduledTaskChanged" },
  ...accountRows,
  { takes: "enable algorithm-type", does: "AccountChanged" },
  { takes: "vstack" },
  {
    takes: `ip (access-list|address|arp|as-path|cef|default-gateway|dhcp|domain|domain-lookup|domain-name|flow|ftp|
      forward-protocol|host|http|multicast|name-server|nat|ospf|pim|prefix-list|radius|rcmd|route|routing|
      scp|sla|ssh|subnet-zero|tacacs|tftp|vrf)`,
  },
  { takes: "end", does: "CommandExecuted" },
  { takes: "exit", does: "CommandExecuted" },
];

export const iosConfig: ModeGrammar = {
  rows: [...booting, ...checking, ...watching],
  neighbours: `access-list access-session alias app-hosting arp async-bootp autonomic banner bba-group beep bfd bridge buffers
    busy-message call call-home cdp cef chat-script class-map clns clock cns configuration control-plane controller
    crypto define device-sensor device-tracking device dial-peer dialer dialer-list diagnostic dot11 dot1x
    downward-compatible-config dspfarm eou errdisable ethernet exception fabric fallback flow fpd frame-relay
    global-address-family hostname hw-module identity interface iox ipc ipv6 isdn isis kerberos key keymap l2
    l2tp-class l2vpn lacp ldap line lldp location login mab mac mac-address-table macro map-class map-list media
    memory memory-size menu metadata mls modemcap module monitor mpls multilink mvrp nat netconf netconf-yang
    network-clock network-policy nmsp ntp object-group parameter-map parser partition password path pnp policy-map
    port-channel port-profile power ppp printer priority-list privilege process process-max-time profile prompt qos
    queue-list radius radius-server random-detect-group redundancy regexp restconf resume-string rif rlogin rmon
    route-map route-tag router rsvp scheduler scripting security shape shell snmp snmp-server spanning-tree
    stack-mac stackwise-virtual standby subscriber subscription switch system table-map tacacs tacacs-server
    telemetry template terminal-queue time-range track transceiver tunnel udld virtual-profile vlan vmps voice
    vpdn vpn vrf vtp wccp wireless wlan wsma xconnect x25 x29 zone zone-pair`,
};
