// What PAN-OS firewalls say in an ordinary week: SYSTEM events in CSV, content updates among them.

import { desks, staff } from "../estate.ts";
import type { Random } from "../random.ts";
import { bsd, clock, date } from "../stamps.ts";
import type { Burst, Remark, Routine, Voice } from "../timeline.ts";

const serial = "010101000042";

/** A remark's tag is `subtype eventid module severity`; its text is the description. */
export function panosVoice(name: string): (random: Random) => Voice {
  return (random) => {
    let sequence = 700000 + random.below(9000);
    return (said) => {
      const at = new Date(said.atMs);
      const stamp = `${date(at, "/")} ${clock(at)}`;
      const [subtype = "", event = "", module = "", severity = ""] = said.tag.split(" ");
      sequence += 1;
      const fields = [
        `1,${stamp},${serial},SYSTEM,${subtype},2561,${stamp},,${event},,0,0,${module},${severity}`,
        `"${said.text}"`,
        `${sequence},0x8000000000000000,0,0,0,0,,${name}`,
      ];
      return `<14>${bsd(at)} ${name} ${fields.join(",")}`;
    };
  };
}

const says = (tag: string, text: string): Remark => ({ tag, text });

function session(random: Random): Burst {
  const user = random.pick(staff);
  const from = `From: ${random.pick(desks)}`;
  return [
    [
      0,
      says("auth auth-success auth informational", `authenticated for user '${user}'.   ${from}.`),
    ],
    [
      1,
      says(
        "general general general informational",
        `User ${user} logged in via Web ${from} using https`,
      ),
    ],
    [random.between(60, 900), says("general general general informational", `Config installed`)],
    [
      random.between(60, 900),
      says("general general general informational", `User ${user} logged out via Web ${from}`),
    ],
  ];
}

function content(random: Random): Burst {
  const release = 8900 + random.below(90);
  const update = "general general general informational";
  return random.pick([
    [
      [
        0,
        says(
          update,
          `Content package upgraded from version ${release}-9101 to ${release + 1}-9102 by Auto update agent`,
        ),
      ],
    ],
    [
      [
        0,
        says(
          update,
          `Antivirus package upgraded from version ${release}-5301 to ${release + 1}-5302 by Auto update agent`,
        ),
      ],
    ],
    [[0, says(update, `PAN-DB was upgraded to version 20260310.2${release}`)]],
  ]);
}

function tunnel(random: Random): Burst {
  const peer = `203.0.113.${random.between(100, 240)}`;
  return [
    [
      0,
      says(
        "vpn ike-nego-p2-succ general informational",
        `IKE phase-2 negotiation is succeeded as initiator, quick mode. Established SA: 192.0.2.14[500]-${peer}[500]`,
      ),
    ],
    [
      random.between(60, 600),
      says(
        "vpn ipsec-key-expire general informational",
        "IPSec key lifetime expired. Expired SA: 192.0.2.14",
      ),
    ],
  ];
}

function update(random: Random): Burst {
  const text = random.pick([
    "Connection to Update server closed: updates.example.net, source: 192.0.2.14",
    "Connection to Update server: updates.example.net completed successfully, initiated by 192.0.2.14",
  ]);
  return [[0, says("general general general informational", text)]];
}

function dhcp(random: Random): Burst {
  const address = `192.0.2.${random.between(130, 250)}`;
  const mac = `00:50:56:aa:${random.between(10, 99)}:${random.between(10, 99)}`;
  return [
    [
      0,
      says(
        "dhcp lease-start general informational",
        `DHCP lease started ip ${address} --> mac ${mac} - hostname [none], interface ethernet1/3`,
      ),
    ],
  ];
}

export const panosRoutines: readonly Routine[] = [
  { weight: 40, hours: "any", burst: dhcp },
  { weight: 20, hours: "any", burst: tunnel },
  { weight: 20, hours: "any", burst: update },
  { weight: 2, hours: "any", burst: content },
  { weight: 5, hours: "work", burst: session },
];
