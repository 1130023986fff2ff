import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type ImageBytes, readStructure, structureForms } from "./index.ts";
import {
  bytesOf,
  deviceTreeImage,
  elfImage,
  isoImage,
  noise,
  rpmImage,
  selfExtractingImage,
  tarImage,
  uBootImage,
  xzImage,
  zipImage,
} from "./made-images.test.ts";

const whole: Readonly<Record<string, Uint8Array>> = {
  ELF: elfImage(),
  "self-extracting IOS image": selfExtractingImage().image,
  ZIP: zipImage(),
  RPM: rpmImage(),
  "U-Boot image": uBootImage(),
  "device tree": deviceTreeImage(),
  "ISO 9660": isoImage(),
  tar: tarImage(),
  xz: xzImage(),
};

for (const [form, image] of Object.entries(whole)) {
  test(`${form}: a whole file is whole, cut at any byte it is cut short`, () => {
    assert.deepEqual(stateOf(image), [form, "whole"]);
    const firstCut = form === "ISO 9660" ? 32_768 + 2048 : form === "tar" ? 512 : 64;
    fc.assert(
      fc.property(fc.integer({ min: firstCut, max: image.length - 1 }), (length) => {
        const { state } = readStructure(bytesOf(image.subarray(0, length)), "os.bin");
        assert.equal(state, "cut short");
      }),
      { numRuns: 60 },
    );
  });
}

test("what is no image is named: nothing, the page of a server, a text", () => {
  const saved = "<!DOCTYPE html>\n<html><head><title>404 Not Found</title></head></html>";
  assert.match(saysOf("", "os.bin"), /empty/);
  assert.match(saysOf(saved, "os.bin"), /web page with the title '404 Not Found'/);
  assert.match(saysOf("HTTP/1.1 403 Forbidden\r\n\r\n", "os.bin"), /web page/);
  assert.match(saysOf("% Error opening tftp://192.0.2.7/os.bin\n", "os.bin"), /it is a text/);
  const list = readStructure(
    bytesOf(Buffer.from("iso  rp 0 0 rp_base os-base.pkg\n")),
    "packages.conf",
  );
  assert.equal(list.state, "not told");
});

test("a transfer in text mode is told from the line ends that it left", () => {
  const image = Buffer.concat([elfImage(), noise(64 * 1024)]);
  const unix = Buffer.from(image.toString("latin1").replaceAll("\r\n", "\n"), "latin1");
  const windows = Buffer.from(unix.toString("latin1").replaceAll("\n", "\r\n"), "latin1");
  assert.equal(readStructure(bytesOf(image), "os.bin").state, "whole");
  assert.match(readStructure(bytesOf(windows), "os.bin").says, /each line feed has a carriage/);
  const large = Buffer.concat([elfImage(), noise(4 * 1024 * 1024)]);
  const stripped = Buffer.from(large.toString("latin1").replaceAll("\r\n", "\n"), "latin1");
  assert.equal(readStructure(bytesOf(large), "os.bin").state, "whole");
  assert.match(readStructure(bytesOf(stripped), "os.bin").says, /no line feed has a carriage/);
});

test("an uneven file tells nothing by the line ends that it lacks", () => {
  const row = Buffer.from([0, 0, 1, 13, 200, 10, 0, 0]);
  const picture = Buffer.concat(Array.from({ length: 300_000 }, () => row));
  assert.equal(readStructure(bytesOf(picture), "os.bin").state, "not told");
});

test("a file that got its size before its bytes is told by its zeros", () => {
  const image = Buffer.concat([elfImage(), noise(1000), Buffer.alloc(128 * 1024)]);
  assert.match(readStructure(bytesOf(image), "os.bin").says, /last 13\d{4} bytes are zeros/);
});

test("the sum that a self-extracting image carries is found with its place", () => {
  const { image, packedAt, packedBytes, sum } = selfExtractingImage();
  assert.deepEqual(readStructure(bytesOf(image), "os.bin").ownChecksum, {
    fromByte: packedAt,
    untilByte: packedAt + packedBytes,
    sum,
  });
});

test("bytes lost before the directory of a ZIP are counted", () => {
  const image = zipImage();
  const damaged = Buffer.concat([image.subarray(0, 40), image.subarray(47)]);
  assert.match(readStructure(bytesOf(damaged), "os.swi").says, /7 bytes are missing/);
});

test("no bytes, whatever they are, stop the reading", () => {
  const heads = Object.values(whole).map((image) => Buffer.from(image.subarray(0, 64)));
  const bytes = fc.tuple(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 300 }));
  fc.assert(
    fc.property(bytes, fc.nat(63), ([head, rest], keep) => {
      readStructure(bytesOf(Buffer.concat([head.subarray(0, keep), rest])), "os.bin");
    }),
  );
});

test("each form names its authority", () => {
  for (const { form, authority } of structureForms) assert.ok(form !== "" && authority !== "");
});

function stateOf(image: Uint8Array): readonly string[] {
  const { form, state } = readStructure(bytesOf(image), "os.bin");
  return [form, state];
}

function saysOf(text: string, name: string): string {
  const bytes: ImageBytes = bytesOf(Buffer.from(text));
  const { state, says } = readStructure(bytes, name);
  assert.equal(state, "no image");
  return says;
}
