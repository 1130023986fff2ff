// `show clock`: when all this was shown, by the device's own clock. A clock that the device itself doubts (`*`, `.`)
// tells nothing.

import type { OutputReader } from "../../output.ts";
import { Told } from "../told.ts";

const command = "show clock";
const clock =
  /^(?<doubt>[*.]?)(?<value>\d{1,2}:\d{2}:\d{2}(?:\.\d{1,6})? \S{1,12} \w{3} \w{3} {1,2}\d{1,2} \d{4})$/;
const beside = /^(?:Time source is |No time source|Summer time )/;

export const showClock: OutputReader = {
  command,
  families: ["ios", "xr", "nxos", "asa"],
  isShownBy: (lines) => lines.slice(0, 2).some(({ text }) => clock.test(text.trim())),
  source: "Cisco IOS Basic System Management Command Reference, show clock",
  read: (output) => {
    const told = new Told(output, command);
    const unread = output.lines.filter(({ text }) => {
      return !clock.test(text.trim()) && !beside.test(text.trim()) && text.trim() !== "";
    });
    let isDoubted = false;
    for (const line of output.lines) {
      const { doubt, value } = clock.exec(line.text.trim())?.groups ?? {};
      if (doubt === "") told.tell("ShownAt", value, { line });
      else if (doubt !== undefined) isDoubted = true;
    }
    const none = isDoubted ? "the device doubts its own clock" : undefined;
    return { facts: told.facts, none, unread };
  },
};
