// What trust anchors answer reads alike in all its forms, and nothing that is handed in makes a reader throw.

import assert from "node:assert/strict";
import { createHash, sign } from "node:crypto";
import { describe, test } from "node:test";
import fc from "fast-check";
import { type AttestationAnswer, attest, readEvidence, readTranscript } from "#evidence";
import { knownGoodValues, type MeasuredDevice, registersOf } from "../../samples/attestation.ts";
import { makeParty, upper } from "../../samples/authority.ts";
import {
  type Location,
  netconfReply,
  restconfReply,
  showSystemIntegrity,
  yangOf,
} from "./attestation-forms.ts";
import {
  checksOf,
  device,
  isAllPassed,
  knownGoodOf,
  measured,
  middle,
  nonce,
  root,
  settings,
  signer,
  transcript,
} from "./attestation-set.ts";

const os = ["rpbase", "rpboot"].map((it, index) => ({
  name: `isr4300-${it}.17.09.05a.SPA.pkg`,
  hash: `${index}e`.repeat(64),
}));
const packaged: MeasuredDevice = { ...measured, os };
const secondKey = makeParty({
  ...{ commonName: "ISR4331/K9", serialNumber: "PID:ISR4331/K9 SN:FXX00SAMPLE3", issuer: middle },
});
const authorities = [root, middle];
const first: Location = { ...{ chassis: 1, slot: 0 }, measured: packaged, authorities, device };
const second: Location = { ...first, chassis: 2, device: secondKey };
const at = { file: "r1.txt", line: 1, command: "show version" };
const more = {
  knownGood: [knownGoodOf(knownGoodValues("ISR4K", [packaged]), signer)],
  facts: ["FXX00SAMPLE2", "FXX00SAMPLE3"].map((value) => ({
    ...{ kind: "SerialNumber" as const, subject: "", value, at },
  })),
};

const forms: Readonly<Record<string, (locations: readonly Location[]) => string>> = {
  "show system": (it) => showSystemIntegrity(it, nonce),
  netconf: (it) => netconfReply(yangOf(it, nonce)),
  restconf: (it) => restconfReply(yangOf(it, nonce)),
};

for (const [form, print] of Object.entries(forms)) {
  describe(form, () => {
    test("two locations with a key each pass every step", () => {
      const checks = checksOf(print([first, second]), more);
      assert.deepEqual(
        checks.filter(({ result }) => result !== "pass").map(({ check, says }) => [check, says]),
        [],
      );
      assert.equal(checks.filter(({ check }) => check === "measurement-signature").length, 2);
      const subjects = new Set(checks.map(({ subject }) => subject));
      assert.ok(subjects.has("chassis 1 fru-rp 0") && subjects.has("chassis 2 fru-rp 0"));
    });

    test("the key of one location signs nothing for another", () => {
      const checks = checksOf(print([first, { ...second, device }]), {
        ...more,
        certificates: settings.certificates,
      });
      const forged = print([first, second]).replace(/[0-9A-F]{512}/, (it) => `00${it.slice(2)}`);
      assert.ok(isAllPassed(checks));
      assert.ok(checksOf(forged, more).some(({ result }) => result === "fail"));
      const swapped = attestationOf(print([first, second])).map((answer) =>
        answer.kind === "certificates"
          ? {
              ...answer,
              location:
                answer.location === "chassis 1 fru-rp 0"
                  ? "chassis 2 fru-rp 0"
                  : "chassis 1 fru-rp 0",
            }
          : answer,
      );
      const results = attest(swapped, { ...settings, ...more })
        .filter(({ check }) => check === "measurement-signature")
        .map(({ result }) => result);
      assert.deepEqual(results, ["fail", "fail"]);
    });

    test("an altered statement, package or certificate fails its signature or register", () => {
      const text = print([first]);
      const failed = (from: RegExp, to: string) => {
        assert.match(text, from);
        const checks = checksOf(text.replace(from, to), more);
        return checks.filter(({ result }) => result === "fail").map(({ check }) => check);
      };
      assert.deepEqual(failed(/true/, "false"), ["compliance-signature"]);
      assert.deepEqual(failed(/0e0e/i, "0E0F"), ["os-measurement", "known-good-os"]);
      assert.ok(failed(/a1a1/i, "A1A2").includes("boot-measurement"));
    });

    test("a location whose certificates are not shown is open", () => {
      const answers = attestationOf(print([first])).filter(({ kind }) => kind !== "certificates");
      const checks = attest(answers, { ...settings, ...more });
      assert.equal(
        checks.find(({ check }) => check === "measurement-signature")?.result,
        "not shown",
      );
    });
  });
}

function attestationOf(text: string): readonly AttestationAnswer[] {
  return readEvidence(readTranscript("r1.txt", text)).flatMap(({ attestation }) => attestation);
}

test("a statement that the command prints as a list is open, and fails under another key", () => {
  const list = showSystemIntegrity([first], nonce).replace(
    /^ {2}\{"capabilities.*$/m,
    "  secure_boot: true\n  num_btlstage: 2",
  );
  const resultOf = (text: string) =>
    checksOf(text, more).find(({ check }) => check === "compliance-signature")?.result;
  assert.equal(resultOf(list), "not shown");
  const foreign = showSystemIntegrity([second], nonce).match(
    /Compliance:[\s\S]*?([0-9A-F]{512})/,
  )?.[1];
  const own = list.match(/num_btlstage: 2[\s\S]*?([0-9A-F]{512})/)?.[1];
  assert.ok(foreign !== undefined && own !== undefined);
  assert.equal(resultOf(list.replace(own, foreign)), "fail");
});

describe("quotes of a TPM", () => {
  const { pcr0, pcr8 } = registersOf(packaged);
  const digest = createHash("sha256")
    .update(Buffer.from(pcr0 + pcr8, "hex"))
    .digest();
  const quoteOf = (parts: { nonce?: bigint; bitmap?: string; digest?: Buffer; type?: string }) => {
    const extra = (parts.nonce ?? nonce).toString(16).padStart(16, "0");
    const selection = `00000001000b03${parts.bitmap ?? "010100"}`;
    const body = (parts.digest ?? digest).toString("hex");
    return Buffer.from(
      `ff544347${parts.type ?? "8018"}0002abcd0008${extra}${"00".repeat(25)}${selection}0020${body}`,
      "hex",
    );
  };
  const resultOf = (quote: Buffer, signed = quote) => {
    const value = upper(sign("sha256", signed, device.privateKey));
    const text = showSystemIntegrity([first], nonce).replace(
      /Version: 1\n {2}Value:\n {2}[0-9A-F]+/,
      `Version: 2\n  Quote:\n  ${upper(quote)}\n  Value:\n  ${value}`,
    );
    return checksOf(text, more).find(({ check }) => check === "measurement-signature")?.result;
  };

  test("a quote over both registers and the nonce passes", () => {
    assert.equal(resultOf(quoteOf({})), "pass");
  });

  test("a quote of other registers, values, nonces, of another kind or another text fails", () => {
    assert.equal(resultOf(quoteOf({ bitmap: "010000" })), "fail");
    assert.equal(resultOf(quoteOf({ digest: Buffer.alloc(32) })), "fail");
    assert.equal(resultOf(quoteOf({ nonce: nonce + 1n })), "fail");
    assert.equal(resultOf(quoteOf({ type: "8014" })), "fail");
    assert.equal(resultOf(quoteOf({}), quoteOf({ nonce: 1n })), "fail");
    assert.equal(resultOf(Buffer.concat([quoteOf({}), Buffer.alloc(1)])), "fail");
    assert.equal(resultOf(quoteOf({}).subarray(0, 60)), "fail");
  });
});

test("markup that could make another document is refused by name", () => {
  const good = netconfReply(yangOf([first], nonce));
  const refusals: readonly (readonly [change: string, says: RegExp])[] = [
    [good.replace("?>", '?><!DOCTYPE a [<!ENTITY b "c">]>'), /document type/],
    [good.replace("12", "&b;"), /entity &b;/],
    [good.replace("<data>", "<data><!-- "), /not closed/],
    [good.replace("<data>", "<data><![CDATA[a]]>"), /character data/],
    [good.replace("</location>", ""), /closes nothing/],
    [good.replace("</rpc-reply>", ""), /not closed/],
  ];
  const commented = good.replaceAll("<data>", "<data><!-- <location> -->");
  assert.equal(attestationOf(commented).length, attestationOf(good).length);
  for (const [text, says] of refusals) {
    const [evidence] = readEvidence(readTranscript("reply.xml", text));
    assert.deepEqual(evidence?.attestation, []);
    const [output] = evidence?.outputs ?? [];
    assert.equal(output?.state, "refused");
    assert.match(output?.says ?? "", says);
  }
});

describe("what is kept for the next time", () => {
  const factsIn = (text: string) =>
    readEvidence(readTranscript("r1.txt", text)).flatMap(({ facts }) =>
      facts.map(({ kind, subject, value }) => `${kind} ${subject}: ${value}`),
    );

  test("versions, hashes, registers, certificates and secure boot of each location", () => {
    const facts = factsIn(forms["show system"]?.([first, second]) ?? "");
    const { pcr8 } = registersOf(packaged);
    for (const fact of [
      "MeasuredVersion os at chassis 1 fru-rp 0: 17.09.05a",
      "MeasuredVersion boot loader at chassis 2 fru-rp 0: 17.6(1r)",
      `MeasuredHash ${os[0]?.name} at chassis 2 fru-rp 0: ${os[0]?.hash}`,
      `PlatformRegister PCR8 at chassis 1 fru-rp 0: ${pcr8.toLowerCase()}`,
      "SecureBoot chassis 1 fru-rp 0: yes",
      `IdentityCertificate SUDI CERTIFICATE at chassis 2 fru-rp 0: ${createHash("sha256").update(secondKey.der).digest("hex")}`,
    ]) {
      assert.ok(facts.includes(fact), fact);
    }
  });

  test("the device's own word on its identity", () => {
    const text = `r1#show platform sudi pki
'Invented CA III' certificate : Enabled

SUDI Issuer-CN                      Validation status
-----------------------------------------------------
Invented CA                         Valid
Invented CA SHA2                    Init Failure
r1#
`;
    assert.deepEqual(factsIn(text), [
      "IdentityStatus Invented CA: Valid",
      "IdentityStatus Invented CA SHA2: Init Failure",
    ]);
  });

  test("a measurement that broke off is told with what it says", () => {
    const [begin = ""] = transcript().split("PCR0");
    const text = `${begin}% Error retrieving integrity data\nr1#\n`;
    const [evidence] = readEvidence(readTranscript("r1.txt", text));
    const [output] = evidence?.outputs ?? [];
    assert.equal(output?.state, "refused");
    assert.match(output?.says ?? "", /Error retrieving integrity data/);
    assert.ok(evidence?.facts.some(({ kind }) => kind === "MeasuredHash"));
    assert.equal(checksOf(text).filter(({ result }) => result === "fail").length, 0);
  });

  test("a prompt that a script left before the first line hides nothing", () => {
    const text = transcript().replace(/^r1#show platform integrity.*\n/, "r1#");
    assert.deepEqual(
      checksOf(text).map(({ check, result }) => [check, result]),
      checksOf(transcript()).map(({ check, result }) => [check, result]),
    );
  });
});

test("no text makes readers or checks throw, and every check says what came out", () => {
  const whole = [transcript(), ...Object.values(forms).map((print) => print([first, second]))];
  const damaged = fc
    .tuple(fc.constantFrom(...whole), fc.nat(), fc.nat({ max: 40 }), fc.string({ maxLength: 8 }))
    .map(([text, nth, length, put]) => {
      const place = nth % text.length;
      return text.slice(0, place) + put + text.slice(place + length);
    });
  fc.assert(
    fc.property(fc.oneof(damaged, fc.string({ maxLength: 400 })), (text) => {
      for (const check of checksOf(text)) assert.notEqual(check.says, "");
    }),
    { numRuns: 200 },
  );
});
