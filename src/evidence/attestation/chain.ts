// A certificate becomes the chain that leads from it to an anchor of the operator's, or the reason why none does. What
// a device prints may be a link of a chain and never its anchor.

import type { Certificate } from "./certificate.ts";

export interface ChainSettings {
  /** Handed in by the operator: those that are self-signed are anchors, the other authorities links. */
  readonly trusted: readonly Certificate[];
  /** Printed by the device: links that their signatures must prove. */
  readonly printed: readonly Certificate[];
  readonly nowTicks: bigint;
}

export type ChainResult =
  /** From the certificate to the anchor, both in it. */
  | { readonly result: "pass"; readonly chain: readonly Certificate[]; readonly says: string }
  | { readonly result: "fail" | "not shown"; readonly says: string };

/** Longer chains lead to no maker of devices. */
const lengthMax = 8;

/** Chains that are tried before the search ends. */
const triesMax = 200;

/**
 * Signatures, names, authority, use of keys and lengths as RFC 5280 §6.1 has them. The end of a validity is told and
 * does not fail: identities of devices outlive it (IEEE 802.1AR wants no end; those of ACT2 end by 2029), and an
 * anchor is what the operator says it is (RFC 5280 §6.1.1). A validity that has not begun fails.
 */
export function findChain(leaf: Certificate, settings: ChainSettings): ChainResult {
  const search: Search = { settings, outcomes: [], tries: 0 };
  const chain = climb([leaf], search);
  if (chain !== undefined) return passed(chain, settings);
  const failed = search.outcomes.find(({ result }) => result === "fail");
  return failed ?? search.outcomes[0] ?? { result: "not shown", says: "no chain was found" };
}

interface Search {
  readonly settings: ChainSettings;
  readonly outcomes: (ChainResult & { readonly result: "fail" | "not shown" })[];
  tries: number;
}

function climb(below: readonly Certificate[], search: Search): readonly Certificate[] | undefined {
  const top = below.at(-1);
  search.tries += 1;
  if (top === undefined || search.tries > triesMax) return undefined;
  const { trusted, printed, nowTicks } = search.settings;
  if (top.validFromTicks > nowTicks) return give(search, "fail", `${top.subject} is not valid yet`);
  if (below.length > 1 && isAnchorAmong(top, trusted)) return below;
  if (top.isSelfSigned && below.length > 1) return endsElsewhere(top, search);
  if (below.length >= lengthMax) return give(search, "fail", "the chain is too long");
  const issuers = distinct([...trusted, ...printed]).filter(
    (it) => it.subjectName === top.issuerName && !below.includes(it),
  );
  if (issuers.length === 0) {
    if (top.isSelfSigned) return give(search, "fail", `${top.subject} is issued by itself alone`);
    return give(search, "not shown", `the certificate of ${top.issuer} is missing: hand it in`);
  }
  for (const issuer of issuers) {
    const problem = problemOf(issuer, below);
    if (problem !== undefined) {
      give(search, "fail", problem);
      continue;
    }
    const chain = climb([...below, issuer], search);
    if (chain !== undefined) return chain;
  }
  return undefined;
}

/** Why this certificate cannot have issued the topmost of these. */
function problemOf(issuer: Certificate, below: readonly Certificate[]): string | undefined {
  const top = below.at(-1);
  if (top === undefined || !top.isSignedBy(issuer.key)) {
    return `the signature of ${issuer.subject} on ${top?.subject ?? ""} is not good`;
  }
  if (!issuer.isAuthority) return `${issuer.subject} is no authority and issued ${top.subject}`;
  if (issuer.keyUsage !== undefined && !issuer.keyUsage.has("certificates")) {
    return `the key of ${issuer.subject} is not for signing certificates`;
  }
  const authorities = below.slice(1).filter(({ isSelfSigned }) => !isSelfSigned).length;
  if (issuer.pathLength !== undefined && authorities > issuer.pathLength) {
    return `${issuer.subject} allows ${issuer.pathLength} authorities below it, ${authorities} are`;
  }
  const [unknown] = issuer.unknownCritical;
  return unknown === undefined
    ? undefined
    : `${issuer.subject} has the critical extension ${unknown}, which is not known here`;
}

/** The operator's certificate itself, or one of its name and key: roots are issued anew with the key they had. */
export function isAnchorAmong(root: Certificate, trusted: readonly Certificate[]): boolean {
  return (
    root.isSelfSigned &&
    trusted.some(
      (it) => it.isSelfSigned && it.subjectName === root.subjectName && it.key.equals(root.key),
    )
  );
}

function endsElsewhere(root: Certificate, search: Search): undefined {
  const anchors = search.settings.trusted.filter(({ isSelfSigned }) => isSelfSigned);
  if (anchors.length === 0) {
    const says = `the device's own root ${root.subject} proves nothing: hand in its maker's`;
    return give(search, "not shown", says);
  }
  const isNamesake = anchors.some(({ subjectName }) => subjectName === root.subjectName);
  return give(
    search,
    "fail",
    isNamesake
      ? `the chain ends in a root with the name of the anchor ${root.subject} and another key`
      : `the chain ends in ${root.subject}, which is no anchor of the operator's`,
  );
}

function give(search: Search, result: "fail" | "not shown", says: string): undefined {
  search.outcomes.push({ result, says });
}

function distinct(certificates: readonly Certificate[]): Certificate[] {
  return [...new Map(certificates.map((it) => [it.fingerprint, it])).values()];
}

function passed(chain: readonly Certificate[], { nowTicks }: ChainSettings): ChainResult {
  const ended = chain.filter(({ validToTicks }) => validToTicks < nowTicks);
  const issuers = namesOf(chain.slice(1));
  const says =
    ended.length === 0
      ? `issued by ${issuers}`
      : `issued by ${issuers}; past its validity, which does not fail: ${namesOf(ended)}`;
  return { result: "pass", chain, says };
}

function namesOf(certificates: readonly Certificate[]): string {
  return certificates.map(({ subject }) => subject).join(" / ");
}
