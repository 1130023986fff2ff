// Lines that Cisco devices print at their console without any header: boot text, ROM monitor, image verification. Only
// the openings listed here are known, at the start of a line; all other text of a console stays unread.

import type { Envelope, Format, Reading } from "../format.ts";

export const ciscoConsole: Format = {
  name: "cisco-console",
  authority:
    "Cisco IOS command reference, verify; Cisco IOS XE Software Integrity Assurance; console captures of boots",
  example: "%Error verifying bootflash:isr4300-universalk9.16.09.04.SPA.bin",
  read,
};

const openings = [
  "Verification FAILED for ",
  "[Ss]ignature verification (?:failed for key#|FAILED)",
  "Failed to validate digital signature",
  "RSA Signed [A-Z]{1,20} Image Signature Verification ",
  "Unsigned package found,",
  "%? ?Signature Verification failed on ",
  "%Error verifying ",
  "Verified \\([^()\\n]{1,512}\\) = ",
  "verify /\\S{1,12} \\([^()\\n]{1,512}\\) = ",
  "Digital signature successfully verified in file ",
  "Embedded hash verification successful",
  "(?:Calculating SHA-1 hash\\.{3})?Validate package: SHA-1 hash:",
  "Rom image verified correctly",
  "System integrity status: ",
  "System Bootstrap, Version ",
  "Cisco Systems ROMMON, Version ",
  "Last reset cause {0,8}: ",
  "boot: (?:attempting to boot from|error executing) ",
  "autoboot: boot failed",
  "(?:Chassis|Switch) \\d{1,2} reloading, reason - ",
  "Secure upgrade of the ROMMON image ",
  "(?:File: \\S{1,512} does not exist )?ROMMON upgrade (?:complete|failed)",
  "Detected old ROMMON version ",
  "FAILURE: ROMMON Variable data failed verification",
  "Cisco IOS Software[ ,]",
  "Cisco Internetwork Operating System Software",
  "IOS \\(tm\\) ",
];

const alternatives = openings.join("|");
/** A recorder's stamp; a relay's counter and name; the dots of progress; the switch of a stack that speaks. */
const before =
  "(?:\\[[^\\]\\n]{1,48}\\] ?)?(?:\\d{0,10}: (?:[\\w.-]{1,64}: )?)?[ \\t]{0,512}(?:[.!]{0,4096}Done! ?)?(?:\\[\\d{1,2}\\]: )?";
const firstLine = new RegExp(`${before}(?=(?:${alternatives}))`, "y");
const laterLine = new RegExp(`^${before}(?=(?:${alternatives}))`, "m");

/** Words with which openings begin: behind a recorder's stamp they look like the name of a host. */
const firstWords: ReadonlySet<string> = new Set(
  [
    "Calculating Chassis Cisco Detected Digital Embedded Failed IOS Last ROMMON RSA Rom Secure Signature",
    "Switch System Unsigned Validate Verification Verified signature verify",
  ].flatMap((words) => words.split(" ")),
);

function read(envelope: Envelope): Reading | undefined {
  const { content, body } = envelope;
  const rejoined = openedWithHost(envelope);
  const message = rejoined ?? opened(content) ?? (body === content ? undefined : opened(body));
  if (message === undefined) return undefined;
  return {
    confidence: 0.59,
    vendor: "Cisco",
    product: message.startsWith("Cisco Systems ROMMON") ? "ASA" : "IOS",
    sourceType: "cisco:ios",
    ...(rejoined !== undefined && { host: "" }),
    message,
  };
}

function openedWithHost({ content, host, text }: Envelope): string | undefined {
  if (host === undefined || !firstWords.has(host)) return undefined;
  return opened(text.slice(text.lastIndexOf(host, text.length - content.length)));
}

/** The text from its first known opening on. */
function opened(text: string): string | undefined {
  firstLine.lastIndex = 0;
  if (firstLine.test(text)) return text.slice(firstLine.lastIndex);
  if (!text.includes("\n")) return undefined;
  const match = laterLine.exec(text);
  return match === null ? undefined : text.slice(match.index + match[0].length);
}
