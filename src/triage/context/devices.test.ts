import assert from "node:assert/strict";
import { test } from "node:test";
import type { InventoryDevice, Scope } from "./context.ts";
import { covers, deviceNamed } from "./devices.ts";

const device = (name: string, facts: Partial<InventoryDevice> = {}): InventoryDevice => ({
  ...{ name, aliases: [], vendor: "", model: "", platform: "", role: "", site: "" },
  ...{ serialNumber: "", owner: "", status: "", at: { file: "devices.csv", line: 2 } },
  ...facts,
});

const everywhere: Scope = { devices: [], roles: [], sites: [], models: [] };

const inventory = {
  devices: [
    device("eld-edge-r1", {
      aliases: ["2001:db8::1", "192.0.2.1"],
      role: "Edge",
      model: "C8300-1N1S",
    }),
    device("core.example.net", { site: "Eldham" }),
    device("sw1.a.example.net"),
    device("sw1.b.example.net"),
    device("fw", { aliases: ["fw.example.net"] }),
  ],
};

const nameOf = (name: string) => deviceNamed(inventory, name).inventory?.name;

test("a device is found by its names without case and by its addresses in every writing", () => {
  assert.equal(nameOf("ELD-EDGE-R1"), "eld-edge-r1");
  assert.equal(nameOf("2001:DB8:0:0::1"), "eld-edge-r1");
  assert.equal(nameOf("::ffff:192.0.2.1"), "eld-edge-r1");
  assert.equal(nameOf("192.0.2.10"), undefined);
});

test("a short name is a full one only where it can be no other", () => {
  assert.equal(nameOf("core"), "core.example.net");
  assert.equal(nameOf("eld-edge-r1.example.net"), "eld-edge-r1");
  assert.equal(nameOf("sw1"), undefined);
  assert.equal(nameOf("core.other.example"), undefined);
  assert.equal(nameOf("fw.other.example"), undefined);
});

test("an address that two devices have means neither", () => {
  const twice = [device("a", { aliases: ["192.0.2.9"] }), device("b", { aliases: ["192.0.2.9"] })];
  assert.equal(deviceNamed({ devices: twice }, "192.0.2.9").inventory, undefined);
});

test("a device stands under all of its names, the one asked for among them", () => {
  const { name, names } = deviceNamed(inventory, "Core");
  assert.equal(name, "core.example.net");
  assert.deepEqual(
    names.map((text) => text.toLowerCase()),
    ["core.example.net", "core"],
  );
  assert.deepEqual(deviceNamed(inventory, "stranger"), { name: "stranger", names: ["stranger"] });
});

test("a scope of several kinds is met only by a device that meets each", () => {
  const edge = deviceNamed(inventory, "eld-edge-r1");
  assert.ok(covers(everywhere, edge));
  assert.ok(covers({ ...everywhere, devices: ["eld-*"], roles: ["edge"] }, edge));
  assert.ok(covers({ ...everywhere, models: ["c8300*"] }, edge));
  assert.ok(covers({ ...everywhere, devices: ["192.0.2.0/24"] }, edge));
  const router = { ...edge, inventory: device("x", { role: "Edge Router" }) };
  assert.ok(covers({ ...everywhere, roles: ["edge-router"] }, router));
  assert.ok(!covers({ ...everywhere, devices: ["eld-*"], roles: ["core"] }, edge));
  assert.ok(!covers({ ...everywhere, sites: ["*"] }, edge));
  assert.ok(!covers({ ...everywhere, roles: ["edge"] }, deviceNamed(inventory, "stranger")));
});
