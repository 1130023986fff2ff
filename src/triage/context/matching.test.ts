import assert from "node:assert/strict";
import { test } from "node:test";
import type { ApprovedServer, ApprovedVersion, AuthorizedAccount, Scope } from "./context.ts";
import { accountMisfit, isVersion, serverMisfit, versionMisfit } from "./matching.ts";

const everywhere: Scope = { devices: [], roles: [], sites: [], models: [] };
const at = { file: "list.csv", line: 2 };
const always = {};
const device = { name: "r1", names: ["r1"] };

const server = (facts: Partial<ApprovedServer>): ApprovedServer => ({
  ...{ server: "192.0.2.10", protocols: [], vrf: "", scope: everywhere, validity: always },
  ...{ note: "", at },
  ...facts,
});

const account = (facts: Partial<AuthorizedAccount>): AuthorizedAccount => ({
  ...{
    account: "ops",
    kind: "person",
    from: [],
    scope: everywhere,
    validity: always,
    note: "",
    at,
  },
  ...facts,
});

const version = (facts: Partial<ApprovedVersion>): ApprovedVersion => ({
  ...{ of: "system", version: "17.9.4a", platform: "", scope: everywhere, validity: always },
  ...{ note: "", at },
  ...facts,
});

test("a server counts for its protocols, its VRF and its time, and says what it lacks", () => {
  const scp = server({
    protocols: ["scp"],
    vrf: "Mgmt",
    validity: { fromTicks: 10n, untilTicks: 20n },
  });
  const misfit = (told: object, atTicks = 10n) =>
    serverMisfit(scp, "192.0.2.10", { atTicks, ...told });
  assert.equal(misfit({ protocol: "SCP", vrf: "mgmt" }), undefined);
  assert.equal(misfit({ protocol: "tftp", vrf: "mgmt" }), "other protocol");
  assert.equal(misfit({ vrf: "mgmt" }), "protocol is not told");
  assert.equal(misfit({ protocol: "scp" }), "VRF is not told");
  assert.equal(misfit({ protocol: "scp", vrf: "" }), "other VRF");
  assert.equal(misfit({ protocol: "scp", vrf: "mgmt" }, 9n), "not yet valid");
  assert.equal(misfit({ protocol: "scp", vrf: "mgmt" }, 20n), "no longer valid");
  assert.equal(serverMisfit(scp, "192.0.2.11", { atTicks: 10n }), "other host");
  assert.equal(
    serverMisfit(server({ vrf: "default" }), "192.0.2.10", { vrf: "", atTicks: 0n }),
    undefined,
  );
});

test("a server of other devices does not count", () => {
  const other = server({ scope: { ...everywhere, devices: ["r2"] } });
  assert.equal(serverMisfit(other, "192.0.2.10", { device, atTicks: 0n }), "other device");
});

test("an account compares with case, and another case is told", () => {
  const acting = { account: "ops", from: "192.0.2.5", atTicks: 0n };
  assert.equal(accountMisfit(account({}), acting), undefined);
  assert.equal(accountMisfit(account({}), { ...acting, account: "OPS" }), "other case");
  assert.equal(accountMisfit(account({}), { ...acting, account: "root" }), "other account");
  const bound = account({ from: ["192.0.2.0/28", "jump.example.net"] });
  assert.equal(accountMisfit(bound, acting), undefined);
  assert.equal(accountMisfit(bound, { ...acting, from: "JUMP.example.net" }), undefined);
  assert.equal(accountMisfit(bound, { ...acting, from: "198.51.100.5" }), "other origin");
  assert.equal(accountMisfit(bound, { ...acting, from: "" }), "origin is not told");
  const host = account({ account: "", kind: "jump host", from: ["192.0.2.5"] });
  assert.equal(accountMisfit(host, { ...acting, account: "anyone" }), undefined);
});

test("a version is the same in another writing, and a train is all that starts so", () => {
  assert.ok(isVersion("16.9.4", "16.09.04"));
  assert.ok(isVersion("16.09.*", "16.9.4"));
  assert.ok(isVersion("15.2(7)E*", "15.2(7)E07"));
  assert.ok(!isVersion("17.9.4", "17.9.4a"));
  assert.ok(!isVersion("17.9.*", "17.90.1"));
  assert.ok(!isVersion("*", ""));
  assert.ok(isVersion("odd version", "Odd Version"));
});

test("a version counts on its platform and device, unless it was withdrawn", () => {
  const running = { of: "system", version: "17.9.4a", device, atTicks: 5n } as const;
  assert.equal(versionMisfit(version({}), running), undefined);
  assert.equal(versionMisfit(version({}), { ...running, of: "bootloader" }), "other version");
  const xe = version({ platform: "IOS-XE" });
  assert.equal(versionMisfit(xe, running), "platform is not told");
  assert.equal(versionMisfit(xe, { ...running, platforms: ["cisco_iosxe"] }), undefined);
  assert.equal(versionMisfit(xe, { ...running, platforms: ["cisco_xe"] }), undefined);
  assert.equal(versionMisfit(xe, { ...running, platforms: ["nx-os"] }), "other platform");
  const withdrawal = version({ validity: { fromTicks: 5n } });
  const train = version({ version: "17.9.*", withdrawals: [withdrawal] });
  assert.equal(versionMisfit(train, running), "withdrawn");
  assert.equal(versionMisfit(train, { ...running, atTicks: 4n }), undefined);
  assert.equal(versionMisfit(train, { ...running, version: "17.9.5" }), undefined);
});
