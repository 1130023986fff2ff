// Secrets in command text are taken out of a frame before anything is read from it: passwords, communities, keys,
// hashes and passwords in URLs, in the words of every vendor. What is left is "the frame's text" everywhere else.

/** Stands where a secret stood. */
export const redacted = "<redacted>";

/** A frame without any of these holds nothing that the rules below take out: most frames end here. */
const suspicion =
  /pass(?:w|phrase|code)|pwd|bind-pw|secret|psk|phash|\bkey[ -]|\bCmdAV=key|pre-shared-key|communit|snmp|authentication-mode|\$[0-9a-z]{1,6}\$|:\/\/[^\s/@]*:|bearer |token|(?:api|access)[-_]?key|(?:restore|backup) \S+ ftp /i;

function anyOf(words: string): string {
  return `(?:${words.trim().split(/\s+/).join("|")})`;
}

// A value: quoted, or a word up to a blank without the quotes and stops that close a sentence around it. Runs are
// bounded here and below, so that no text costs more than its length.
const closing = String.raw`[.,;)\]'"\x60]`;
const value = String.raw`(?:"(?:[^"\\]|\\.){0,512}"|'[^']{0,512}'|(?!${closing}{1,4}(?:\s|$))\S+?(?=${closing}{0,4}(?:\s|$)))`;

// How the value is written: Cisco's type digits, the words of FortiOS, Junos, Arista, Huawei and Comware.
const manner = `(?:${anyOf(String.raw`\d{1,2} level\x20\d{1,2} ENC sha512 sha256 md5 hash simple plain cipher irreversible-cipher
  encrypted plaintext clear ascii-text ascii hexadecimal hex aes128 ike is`)} +){0,2}`;

// Words and lone signs that follow "password" in prose, where no password does.
const prose = String.raw`(?![:=;,.()|-]{1,3}(?:\s|$))(?!${anyOf(String.raw`for from to on in of by at and or is was were are has have had will must not
  with does did too be been change[ds]? changing expire[ds]? expir\w+ fail\w* mismatch\w* incorrect invalid wrong reset
  required prompt\w* auth\w* polic\w+ encryption recovery check\w* update[ds]? set aging history strength length
  complexity rejected accepted verif\w+ attempt\w* using login method database manager enabled? disabled? mode privilege
  role`)}\b)`;

/** Statements of Junos whose value is a secret; the community of SNMP is one by its name. */
const statements =
  anyOf(`pre-shared-key secret authentication-key key-string authentication-password
  privacy-password plain-text-password-value encrypted-password simple-password`);

interface Rule {
  /** Literals of which a text that the rule changes holds one; asked before the whole shape. */
  readonly guard: RegExp;
  /** What comes before the value is the first group and stays. */
  readonly shape: RegExp;
}

/** Blanks between words; Cisco ISE names each argument there. */
const gap = "(?: +(?:CmdArgAV=)?(?!CmdArgAV=))";

function rule(guard: RegExp, before: string, what: string = value): Rule {
  return { guard, shape: new RegExp(`(${before.replaceAll(" +", gap)})${what}`, "gi") };
}

const passwordGuard = /pass(?:w|phrase|code)|pwd|bind-pw|secret|psk|phash/i;
const passwordNames = "password passwd passphrase passcode secret psksecret psk phash bind-pw";
const passwordWords = String.raw`\b[\w-]{0,40}${anyOf(passwordNames)}(?:-value|-string)?`;
const passwordKeys = String.raw`\b[\w-]{0,40}${anyOf(`${passwordNames} pwd`)}`;
const keyGuard = /\bkey[ -]/i;
const keyHolders = anyOf("tacacs radius hwtacacs aaa isakmp failover ldap server-private ipv[46]");
const keyCommands = anyOf(
  "chain config-key generate import export zeroize id exchange lifetime size length",
);
const keyNames =
  anyOf(String.raw`key-string pre-shared-key authentication-key(?:\x20\d+)? message-digest-key\x20\d+
  shared-key private-key config-key\x20password-encrypt key\x20authentication key\x20accounting`);

const rules: readonly Rule[] = [
  // ftp://user:password@host, of any scheme.
  rule(
    /:\/\//,
    String.raw`\b[a-z][a-z0-9+.-]{0,20}:\/\/[^\s\/:@]{0,128}:`,
    String.raw`[^\s@]{1,256}(?=@)`,
  ),
  // username ops secret 9 …; set password ENC …; encrypted-password "…"; password irreversible-cipher …
  rule(passwordGuard, `${passwordWords} +${prose}${manner}`),
  rule(passwordGuard, String.raw`${passwordKeys}(?:" *[=:]| *=|[:[]) *${manner}(?=\S)`),
  rule(passwordGuard, String.raw`\bwpa-psk +${manner}`),
  // <password>…</password>
  rule(passwordGuard, `<${passwordKeys}>`, "[^<]{1,512}"),
  // execute restore image ftp x.out 192.0.2.1 ops …
  rule(/ftp/i, String.raw`\b(?:restore|backup) +\S+ +ftp +\S+ +\S+ +\S+ +`),
  // snmp-server community …; snmp-agent community read cipher …; set snmp community …; host … community …
  rule(
    /communit/i,
    String.raw`\bsnmp(?:-server|-agent|v[123])?\b.{0,80}?\bcommunity +(?:(?:read|write|ro|rw|cipher|simple|\d) +){0,2}`,
  ),
  // add { c { community-name … } }; cfgpath="system.snmp.community" … cfgattr="name[…]"; edit 1 set name …
  rule(/communit/i, String.raw`\bcommunity-name +`),
  rule(/communit/i, String.raw`\bsnmp\.community\b.{0,256}?\bname\[`, String.raw`[^\]]{1,256}`),
  rule(/communit/i, String.raw`\bsnmp community\b.{0,128}?\bset name +`),
  // snmp-server host 192.0.2.1 …, of version 1
  rule(
    /snmp-server/i,
    String.raw`\bsnmp-server +host +[\d.A-Fa-f:]{3,45} +(?:vrf +\S+ +)?(?:(?:traps|informs) +)?(?!vrf|traps|informs|version|community|poll|trap|use-vrf|udp-port|source-interface)`,
  ),
  // snmp-server host 192.0.2.1 version 2c …
  rule(
    /snmp-server/i,
    String.raw`\bsnmp-server +host +\S+ +(?:(?:vrf|use-vrf) +\S+ +)?(?:(?:traps|informs|trap|poll) +)?version +(?:1|2c) +(?!community)`,
  ),
  // snmp-server user … auth sha … priv aes 128 …
  rule(/snmp/i, String.raw`\bauth +(?:md5|sha[\w-]*) +${manner}`),
  rule(
    /authentication-mode/i,
    String.raw`\bauthentication-mode +(?:md5|sha[\w-]*|hmac-[\w-]+|simple)(?: +\d{1,3})? +${manner}`,
  ),
  rule(/snmp/i, String.raw`\b(?:auth|priv) +(?=0x[0-9a-f]{8})`),
  rule(
    /snmp/i,
    String.raw`\b(?:priv|privacy-mode) +(?:3?des[\w-]*|aes[\w-]*)(?: +(?:128|192|256))? +${manner}`,
  ),
  // tacacs-server host … key 7 …; radius-server key …; crypto isakmp key …; failover key …
  rule(keyGuard, String.raw`\b${keyHolders}\b.{0,120}?\bkey +(?!${keyCommands}\b)${manner}`),
  rule(keyGuard, String.raw`(?:^|['"=\] ])key +[05678] +`),
  // executed the 'key …' command; key simple …; ike … pre-shared-key key …
  rule(keyGuard, String.raw`\bexecuted (?:the )?'key +`),
  rule(keyGuard, String.raw`\bkey +(?:simple|cipher) +`),
  rule(keyGuard, String.raw`\bpre-shared-key +(?:\{ *)?key +`),
  // set: [… pre-shared-key …] "…" -> "…"; pathname="[… secret\]" delimiter="" value="…"
  rule(
    /\[/,
    String.raw`\bset: \[[^\]]{0,512}\b${statements}\b[^\]]{0,64}\] `,
    String.raw`\S[^\n]{0,1024}`,
  ),
  rule(
    /pathname=/,
    String.raw`\bpathname="\[[^"]{0,512}\b${statements}\b[^"]{0,64}" delimiter="[^"]{0,8}" value="`,
    String.raw`(?:[^"\\]|\\.){1,1024}`,
  ),
  rule(
    keyGuard,
    String.raw`\b${keyNames} +(?:(?:address|hostname|identity) +\S+ +(?:key +)?|(?:local|remote) +)?${manner}`,
  ),
  // password hashes, wherever they stand: $1$…, $6$…, $9$…, $sha512$…
  rule(/\$/, String.raw`(?=\$[0-9a-z]{1,6}\$\S{6})`, String.raw`\$[0-9a-z]{1,6}\$[^\s"',;]+`),
  // api_key=…; token: …; Authorization: Bearer …
  rule(/key|token/i, String.raw`\b(?:api[-_]?key|access[-_]?key|[\w-]{0,40}token)"? *[=:] *(?=\S)`),
  rule(/bearer /i, String.raw`\bbearer +`),
];

/** Whether redact() may change the text. */
export function isSuspect(text: string): boolean {
  return suspicion.test(text);
}

/** The text with its secrets replaced; the same text where it has none. */
export function redact(text: string): string {
  if (!isSuspect(text)) return text;
  let clean = text;
  for (const { guard, shape } of rules) {
    if (guard.test(clean)) clean = clean.replace(shape, `$1${redacted}`);
  }
  return clean;
}
