// Lines of md5sum and its kin, of BSD's md5 and of a device's `verify` become rows.

import { type Span, span } from "#text";
import { algorithmNamed } from "../algorithm.ts";
import { emptyRow, type ListDraft } from "./draft.ts";
import type { HashListFormat } from "./format.ts";

/** coreutils: the hash, a blank, a blank or `*`, the name; a `\` first where the name is escaped. */
const gnu = /^\\?([0-9a-f]{32,128})(?:[ \t]{1,8}\*?([^ \t*].{0,1023}))?$/i;

/** `SHA512 (name) = hash`, OpenSSL's `SHA512(name)= hash`, a device's `verify /md5 (flash:name) = hash`. */
const bsd = /^(?:verify \/)?([a-z][a-z0-9-]{2,7}) ?\((.{1,1024})\) ?= ?([0-9a-f]{1,256})$/i;

/** `os.tgz.sha1` holds the hash of os.tgz, often without its name: so Juniper hands out checksums. */
const besideName = /([^/\\]{1,255})\.(?:md5|sha1|sha256|sha512)(?:sum)?(?:\.txt)?$/i;

const remark = /^(?:[#;]|\/\/)/;

export const sums: HashListFormat = {
  name: "lines of hash and name",
  authority: "GNU coreutils sha512sum, BSD md5, openssl dgst, verify /md5 of IOS",
  isWritten: (text) =>
    text
      .split("\n", 50)
      .map((line) => line.trim())
      .some((line) => gnu.test(line) || bsd.test(line)),
  read: ({ name, text }, draft) => {
    const beside = besideName.exec(name)?.[1] ?? "";
    let signature = false;
    let start = 0;
    for (const raw of text.split("\n")) {
      const line = raw.replace(/\r$/, "").replace(/^\uFEFF/, "");
      const at = span(start + raw.length - raw.trimStart().length, start + raw.trimEnd().length);
      start += raw.length + 1;
      const role = roleOf(line.trim(), signature);
      if (role === "signed" || role === "signature") {
        if (!signature) draft.doubt(at, "the signature around the list is not checked here");
        signature = role === "signature" || !/END PGP SIGNATURE/.test(line);
        if (/END PGP SIGNATURE|BEGIN PGP SIGNED/.test(line)) signature = false;
      } else if (role === "row") addLine({ line: line.trim(), at, beside }, draft);
    }
  },
};

function roleOf(line: string, signature: boolean): "row" | "remark" | "signed" | "signature" {
  if (/^-----BEGIN PGP SIGNATURE-----$/.test(line)) return "signature";
  if (signature || /^-----BEGIN PGP SIGNED MESSAGE-----$/.test(line)) return "signed";
  if (line === "" || remark.test(line) || /^Hash: [A-Z0-9, ]{1,40}$/.test(line)) return "remark";
  return "row";
}

interface Line {
  readonly line: string;
  readonly at: Span;
  /** The file that the list is named after. */
  readonly beside: string;
}

function addLine({ line, at, beside }: Line, draft: ListDraft): void {
  const [, hash, name = ""] = gnu.exec(line) ?? [];
  if (hash !== undefined) {
    const start = at.start + line.indexOf(hash);
    const written = { text: hash, at: span(start, start + hash.length) };
    draft.add({ ...emptyRow, hashes: [written], name: name.trim() || beside, at });
    return;
  }
  const [, algorithm = "", path, value = ""] = bsd.exec(line) ?? [];
  const named = algorithmNamed(algorithm);
  if (path === undefined || named === undefined) {
    draft.wrong(at, "is no line of hash and name", "written as: HASH  NAME, or MD5 (NAME) = HASH");
    return;
  }
  const written = { text: value, at: span(at.end - value.length, at.end), algorithm: named };
  draft.add({ ...emptyRow, hashes: [written], name: path, at });
}
