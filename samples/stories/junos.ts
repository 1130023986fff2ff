// An unvalidated package is added to one Junos router by an intruder, a validated one to another by the automation.

import { hosts, intruder, upgradeAccount } from "../estate.ts";
import type { Remark, Said, Story } from "../timeline.ts";
import { moment } from "../timeline.ts";
import { junosLogin, junosLogout, read, says } from "../vendors/junos.ts";

const at = (day: number, clock: string, remark: Remark): Said => ({
  ...remark,
  atMs: moment(day, clock),
});

export const intrusion: Story = {
  downMs: [moment(3, "04:19:00"), moment(3, "04:26:10")],
  said: [
    at(3, "04:02:14", junosLogin("contr02", intruder.source)),
    at(3, "04:02:40", read("contr02", "show version")),
    at(3, "04:03:31", read("contr02", "start shell user root")),
    at(
      3,
      "04:06:10",
      read(
        "contr02",
        `request system software add http://${intruder.server}/jinstall-ppc-15.1F6-S10.12.tgz no-validate unlink`,
      ),
    ),
    at(3, "04:18:22", read("contr02", "request system reboot")),
    at(3, "04:18:40", says("mgd", "UI_REBOOT_EVENT", "System rebooted by 'contr02'")),
    at(3, "04:26:11", says("init", "SYSTEM_OPERATIONAL", "System is operational")),
    at(3, "04:29:02", junosLogin("contr02", intruder.source)),
    at(3, "04:29:50", junosLogout("contr02")),
  ],
};

export const upgrade: Story = {
  downMs: [moment(6, "03:12:40"), moment(6, "03:19:00")],
  said: [
    at(6, "03:00:05", junosLogin(upgradeAccount, hosts.jump)),
    at(
      6,
      "03:01:10",
      read(
        upgradeAccount,
        `request system software add scp://${hosts.images}/jinstall-ppc-22.4R3-S4.5-signed.tgz`,
      ),
    ),
    at(6, "03:12:20", read(upgradeAccount, "request system reboot")),
    at(6, "03:12:39", says("mgd", "UI_REBOOT_EVENT", `System rebooted by '${upgradeAccount}'`)),
    at(6, "03:19:01", says("init", "SYSTEM_OPERATIONAL", "System is operational")),
    at(6, "03:22:00", junosLogin(upgradeAccount, hosts.jump)),
    at(6, "03:22:40", junosLogout(upgradeAccount)),
  ],
};
