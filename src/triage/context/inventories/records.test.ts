import assert from "node:assert/strict";
import { test } from "node:test";
import { ticksFromIso } from "#schema";
import type { ContextPart } from "../context.ts";
import { deviceNamed } from "../devices.ts";
import { joinContext } from "../join.ts";
import { readContextFile } from "../read-context-file.ts";

function readOf(value: unknown) {
  return readContextFile({ name: "export.json", text: JSON.stringify(value, null, 1) });
}

function partOf(value: unknown): ContextPart {
  const read = readOf(value);
  assert.ok(read.ok, read.ok ? "" : read.errors.map(({ message }) => message).join("; "));
  return read.value;
}

const saidOf = (value: unknown): readonly string[] => {
  const read = readOf(value);
  return (read.ok ? read.warnings : read.errors).map(({ message }) => message);
};

const router = {
  id: 7,
  name: "eld-edge-r1",
  device_type: { id: 1, model: "C8300-1N1S", manufacturer: { id: 1, name: "Cisco" } },
  role: { id: 2, name: "Edge Router", slug: "edge-router" },
  site: { id: 3, name: "Eldham" },
  platform: { id: 4, name: "IOS-XE" },
  serial: "FDO00000001",
  tenant: { id: 5, name: "Network" },
  status: { value: "active", label: "Active" },
  primary_ip: { id: 6, address: "192.0.2.1/24" },
  primary_ip4: { id: 6, address: "192.0.2.1/24", dns_name: "eld-edge-r1.example.net" },
  primary_ip6: { id: 8, address: "2001:db8::1/64" },
  custom_fields: { approved_version: "17.9.4a", approved_rommon_version: null, room: "12" },
};

test("a device of NetBox is known by its name, its addresses and their DNS names", () => {
  const { devices, versions } = partOf({ count: 1, next: null, results: [router] });
  assert.deepEqual(devices, [
    {
      name: "eld-edge-r1",
      aliases: ["eld-edge-r1.example.net", "192.0.2.1", "2001:db8::1"],
      ...{ vendor: "Cisco", model: "C8300-1N1S", platform: "IOS-XE", role: "Edge Router" },
      ...{ site: "Eldham", serialNumber: "FDO00000001", owner: "Network", status: "Active" },
      at: { file: "export.json", line: 5 },
    },
  ]);
  assert.deepEqual(
    versions.map(({ of, version, scope }) => [of, version, scope.devices]),
    [["system", "17.9.4a", ["eld-edge-r1"]]],
  );
});

test("older NetBox, plain lists and GraphQL tell the same device", () => {
  const { role, ...rest } = router;
  const modern = partOf([router]).devices[0];
  const same = (value: unknown) =>
    assert.deepEqual({ ...partOf(value).devices[0], at: undefined }, { ...modern, at: undefined });
  same([{ ...rest, device_role: role }]);
  same({ data: { device_list: [{ ...rest, role: { name: "Edge Router" } }] } });
  same({ data: { devices: [{ ...rest, role, site: null, location: { name: "Eldham" } }] } });
});

test("the master of a virtual chassis answers for its name", () => {
  const chassis = { name: "eld-stack", master: { id: 7, name: "eld-edge-r1" } };
  const member = {
    ...router,
    id: 9,
    name: "eld-edge-r2",
    serial: "FDO2",
    virtual_chassis: chassis,
  };
  const { devices } = partOf([
    { ...router, virtual_chassis: chassis },
    { ...member, primary_ip: null, primary_ip4: null, primary_ip6: null },
  ]);
  assert.deepEqual(
    devices.map(({ aliases }) => aliases.includes("eld-stack")),
    [true, false],
  );
});

test("one page of several, devices without a name, references without a name are said", () => {
  const said = saidOf({
    count: 90,
    next: "https://netbox.example/api/dcim/devices/?offset=50",
    results: [
      { ...router, role: { id: "4d6", url: "https://nautobot.example/api/extras/roles/4d6/" } },
      { ...router, name: null },
    ],
  });
  assert.deepEqual(said, [
    "the export is one page: 2 of 90",
    "role is told by an internal id only and stays empty",
    "devices without a name are left out: no log can name them",
  ]);
  assert.deepEqual(saidOf({ results: [] }), ["the list is empty: nothing is known by it"]);
});

test("validated software counts for the devices that Nautobot's rules assign it to", () => {
  const software = { version: "17.9.4a", platform: { name: "Cisco IOS-XE" } };
  const validated = (facts: object) => ({
    ...{
      software,
      start: "2026-01-01",
      end: null,
      devices: [],
      device_types: [],
      device_roles: [],
    },
    ...facts,
  });
  const { versions } = partOf({
    results: [
      validated({
        end: "2026-06-30",
        devices: [{ name: "r1" }],
        device_types: [{ model: "C8300" }],
      }),
      validated({ device_types: [{ model: "C9300" }], device_roles: [{ name: "Access" }] }),
    ],
  });
  assert.deepEqual(
    versions.map(({ scope: { devices, models, roles } }) => [devices, models, roles]),
    [
      [["r1"], [], []],
      [[], ["C8300"], []],
      [[], ["C9300"], ["Access"]],
    ],
  );
  assert.equal(versions[0]?.validity.untilTicks, ticksFromIso("2026-07-01T00:00:00Z"));
  assert.deepEqual(saidOf([validated({ software: { id: "a1" } })]), [
    "the version is told by an internal id only",
  ]);
  assert.deepEqual(saidOf([validated({})]), ["is assigned to nothing: it approves nothing"]);
});

test("software versions that an inventory merely knows approve nothing", () => {
  assert.deepEqual(saidOf([{ version: "17.9.4a", end_of_support_date: null }]), [
    "software versions that an inventory knows are not approved by that",
  ]);
});

test("software image files are known hashes, scoped to their device types", () => {
  const hash = "ab".repeat(64);
  const { hashes } = partOf([
    {
      ...{ image_file_name: "c9300.bin", image_file_checksum: hash, image_file_size: 77 },
      ...{ hashing_algorithm: { value: "sha512", label: "SHA512" } },
      device_types: [{ model: "C9300" }],
    },
  ]);
  assert.equal(hashes[0]?.algorithm, "sha512");
  assert.equal(hashes[0]?.sizeBytes, 77);
  assert.deepEqual(hashes[0]?.scope.models, ["C9300"]);
});

test("records of another kind are refused by the first of them", () => {
  assert.deepEqual(saidOf([{ vlan: 7 }, { vlan: 8 }]), ["is no record that is read"]);
  assert.deepEqual(saidOf({ a: 1 }), ["holds no records that are read"]);
  assert.deepEqual(saidOf([1]), ["is no record that is read"]);
});

test("an address or a name that an export gives two devices is said, and means neither", () => {
  const twin = { ...router, id: 9, name: "eld-edge-r2", serial: "FDO2" };
  const unlike = { custom_fields: {}, serial: "FDO3", primary_ip: null, primary_ip4: null };
  const twice = { ...router, id: 10, ...unlike };
  const value = [router, { ...twin, primary_ip6: null }, { ...twice, primary_ip6: null }];
  assert.deepEqual([...saidOf(value)].sort(), [
    "192.0.2.1 belongs to eld-edge-r2 here and to eld-edge-r1 on line 2",
    "eld-edge-r1 has another serial number on line 2",
    "eld-edge-r1.example.net belongs to eld-edge-r2 here and to eld-edge-r1 on line 2",
  ]);
  const { context } = joinContext([partOf(value)]);
  assert.equal(deviceNamed(context, "eld-edge-r1").inventory, undefined);
  assert.equal(deviceNamed(context, "192.0.2.1").inventory, undefined);
  assert.equal(deviceNamed(context, "eld-edge-r2").inventory?.serialNumber, "FDO2");
});
