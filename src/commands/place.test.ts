import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { crossing, type Place, type PlaceNames, readPlace } from "./place.ts";

const names: PlaceNames = {
  network: ["tftp", "ftp", "scp", "https"],
  storage: ["flash", "bootflash"],
  configurations: ["running-config", "startup-config"],
};

function hostOf(word: string): string | undefined {
  const place = readPlace(word, names);
  return place.kind === "network" ? place.host : `${place.kind}!`;
}

test("a host is what stands in a URL without user, password, port and VRF", () => {
  const hosts: readonly (readonly [word: string, host: string | undefined])[] = [
    ["tftp://192.0.2.7/x.bin", "192.0.2.7"],
    ["ftp://ops:<redacted>@files.example.net:2121/x.bin", "files.example.net"],
    ["scp://ops@192.0.2.7/x.bin", "192.0.2.7"],
    ["https://[2001:db8::7]:8443/x.bin", "2001:db8::7"],
    ["tftp://2001:db8::7/x.bin", "2001:db8::7"],
    ["tftp://192.0.2.7;management/x.bin", "192.0.2.7"],
    ["tftp://192.0.2.7%mgmt/x.bin", "192.0.2.7"],
    ["TFTP://192.0.2.7/x.bin", "192.0.2.7"],
    ["ftp://a@b:c@192.0.2.7/x.bin", "192.0.2.7"],
    ["tftp:", undefined],
    ["tftp:///x.bin", undefined],
    ["ops@192.0.2.7:/var/x.bin", "192.0.2.7"],
    ["ops@[2001:db8::7]:x.bin", "2001:db8::7"],
    ['"scp://ops@192.0.2.7/an image.bin"', "192.0.2.7"],
  ];
  for (const [word, host] of hosts) assert.equal(hostOf(word), host, word);
});

test("a file system is named before a colon, a configuration by itself or within its file system", () => {
  const kinds: readonly (readonly [word: string, kind: string, spelt: string])[] = [
    ["flash0:x.bin", "storage", "flash0:x.bin"],
    ["stby-bootflash:/x.bin", "storage", "stby-bootflash:/x.bin"],
    ["flash-1:x.bin", "storage", "flash-1:x.bin"],
    ["disk0://x.bin", "storage", "disk0://x.bin"],
    ["x.bin", "storage", "x.bin"],
    ["fla", "storage", "flash:"],
    ["f", "storage", "f"],
    ["tft", "network", "tftp:"],
    ["run", "configuration", "running-config"],
    ["system:running-config", "configuration", "system:running-config"],
    ["nvram:startup-config", "configuration", "nvram:startup-config"],
    ["nvram:", "storage", "nvram:"],
  ];
  for (const [word, kind, spelt] of kinds) {
    const place = readPlace(word, names);
    assert.deepEqual([place.kind, place.text], [kind, spelt], word);
  }
});

test("a host is a piece of the word, and no word makes a place throw", () => {
  const word = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string().map((text) => `tftp://${text}`),
    fc.tuple(fc.string(), fc.string()).map(([user, rest]) => `scp://${user}@[${rest}`),
  );
  fc.assert(
    fc.property(word, (text) => {
      const place = readPlace(text, names);
      if (place.kind === "network") assert.ok(text.includes(place.host ?? ""));
    }),
  );
});

test("the direction is seen from the device, and storage that people carry is outside of it", () => {
  const at = (word: string): Place => readPlace(word, names);
  const toDevice = { protocol: "tftp", host: "192.0.2.7", direction: "ToDevice" };
  assert.deepEqual(crossing(at("tftp://192.0.2.7/x"), at("flash:")), toDevice);
  assert.deepEqual(crossing(at("flash:x"), at("tftp://192.0.2.7/x")), {
    ...toDevice,
    direction: "FromDevice",
  });
  assert.deepEqual(crossing(at("usbflash0:x.bin"), at("flash:")), {
    protocol: "usb",
    direction: "ToDevice",
  });
  assert.deepEqual(crossing(at("flash:x"), at("bootflash:")), { direction: "OnDevice" });
  assert.equal(crossing(at("running-config"), at("startup-config")), undefined);
});
