// Did what was brought to the device come from approved servers? The broadcast address is nobody's server, and a host
// that was typed at a prompt is not known.

import { type Misfit, serverMisfit } from "../context/matching.ts";
import type { DeviceActivity, Enquiry } from "../enquiry.ts";
import { inWords, quoted } from "../wording.ts";
import { type Answered, no, type Question, shortfallOf, unknown, yes } from "./question.ts";
import { contextReference, logReference } from "./references.ts";
import { type Act, workOf } from "./work.ts";

export const transferHostApproved: Question = {
  id: "transfer-host-approved",
  asks: "Did what was brought to the device come from an approved server?",
  matters: "Images come from the organisation's own servers; an intruder's comes from elsewhere.",
  needs: "approved servers, and a log that names the host of the transfer",
  means: {
    yes: "each host is approved for the device, then, by that protocol and in that VRF",
    no: "at least one host is not, or it is the broadcast address",
    unknown: "no list is known, no transfer is told, or its host, protocol or VRF is not",
  },
  answer: (enquiry) => {
    const transfers = transfersOf(enquiry);
    const [first] = transfers;
    if (first === undefined) {
      return unknown("The logs tell of no transfer over the network.", {
        wouldChange: "command accounting, or the log of the file server",
      });
    }
    const answers = transfers.map((transfer) => judgeTransfer(transfer, enquiry));
    const shortfall = shortfallOf(answers);
    if (shortfall !== undefined) return shortfall;
    const hosts = [...new Set(transfers.map(({ activity }) => activity.transferHost))];
    return yes(
      `${inWords(hosts.slice(0, 5).map(quoted))} ${hosts.length === 1 ? "is" : "are"} approved for ${quoted(enquiry.device.name)}.`,
      answers.flatMap(({ rests }) => rests),
    );
  },
};

/** To the device; where nothing came to it, from it: what a device sends out may be what is asked about. */
function transfersOf(enquiry: Enquiry): readonly Act[] {
  const { all } = workOf(enquiry);
  const over = all.filter(
    ({ activity: { transferHost, transferProtocol } }) =>
      transferHost !== "" || networkProtocols.has(transferProtocol.toLowerCase()),
  );
  const towards = over.filter(({ activity }) => activity.transferDirection !== "FromDevice");
  return towards.length > 0 ? towards : over;
}

const networkProtocols: ReadonlySet<string> = new Set([
  ...["tftp", "ftp", "ftps", "scp", "sftp", "http", "https", "rcp"],
]);

const nobodysHosts: ReadonlySet<string> = new Set(["255.255.255.255", "0.0.0.0", "::"]);

const undecided: ReadonlySet<Misfit> = new Set<Misfit>(["protocol is not told", "VRF is not told"]);

function judgeTransfer({ activity, ticks }: Act, { context, device }: Enquiry): Answered {
  const { transferHost: host, transferProtocol: protocol } = activity;
  const log = logReference(activity);
  if (host === "") {
    return unknown(`The host of a transfer by ${quoted(protocol)} is not told.`, {
      rests: [log],
      wouldChange:
        "the host that was typed at the prompt, as the session's record or a server's log has it",
    });
  }
  const by = protocol === "" ? "" : ` by ${quoted(protocol)}`;
  if (nobodysHosts.has(host)) {
    return no(`${quoted(host)}${by} is no server: whoever answers first is believed.`, {
      rests: [log],
      wouldChange: "",
    });
  }
  const wouldChange = `proof that ${quoted(host)} is a server of the organisation's, and an entry that says so`;
  if (context.servers.length === 0) {
    return unknown(`No list of approved servers is known; ${quoted(host)} was used${by}.`, {
      rests: [log],
      wouldChange: `the list of approved servers`,
    });
  }
  const circumstances = { protocol, vrf: vrfOf(activity), device, atTicks: ticks };
  const misfits = context.servers.map((entry) => ({
    entry,
    misfit: serverMisfit(entry, host, circumstances),
  }));
  const match = misfits.find(({ misfit }) => misfit === undefined);
  if (match !== undefined) {
    return yes(`${quoted(host)}${by} is approved.`, [
      contextReference(match.entry, match.entry.note || match.entry.server),
      log,
    ]);
  }
  const open = misfits.find(({ misfit }) => misfit !== undefined && undecided.has(misfit));
  const near = open ?? misfits.find(({ misfit }) => misfit !== "other host");
  if (near?.misfit === undefined) {
    return no(`${quoted(host)}${by} is on no list of approved servers.`, {
      rests: [log],
      wouldChange,
    });
  }
  const says = `${quoted(host)}${by} is not shown to be approved: its entry does not apply (${near.misfit}).`;
  const grounds = {
    rests: [log, contextReference(near.entry, near.misfit)],
    wouldChange: `an entry that approves ${quoted(host)}${by} for ${quoted(device.name)} then`,
  };
  return open === undefined ? no(says, grounds) : unknown(says, grounds);
}

/** As NX-OS (`… vrf NAME`) and IOS-XR (`tftp://host;NAME/…`) write it; undefined where the command names none. */
function vrfOf({ command }: DeviceActivity): string | undefined {
  const [, vrf] =
    /\svrf ([^\s]{1,64})(?:\s|$)/.exec(command) ??
    /:\/\/[^\s/;]{1,255};([^\s/]{1,64})\//.exec(command) ??
    [];
  return vrf;
}
