import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  addressOf,
  addressText,
  contains,
  dnsNameOf,
  hasHostBits,
  hostPatternOf,
  isHost,
  networkOf,
} from "./address.ts";

const matches = (pattern: string, host: string): boolean => {
  const read = hostPatternOf(pattern);
  assert.ok(read !== undefined, pattern);
  return isHost(read, host);
};

const ipv4Text = (value: number) =>
  [24, 16, 8, 0].map((shift) => (value >>> shift) & 255).join(".");

test("a network holds what arithmetic says that it holds, in IPv4", () => {
  const word = fc.integer({ min: 0, max: 0xffff_ffff });
  // Near the network too, where chance would seldom get.
  fc.assert(
    fc.property(
      word,
      fc.integer({ min: 0, max: 32 }),
      word,
      fc.boolean(),
      (base, prefix, other, near) => {
        const mask = prefix === 0 ? 0 : (0xffff_ffff << (32 - prefix)) >>> 0;
        const host = near ? ((base & mask) | (other & ~mask)) >>> 0 : other;
        const network = networkOf(`${ipv4Text(base)}/${prefix}`);
        const address = addressOf(ipv4Text(host));
        assert.ok(network !== undefined && address !== undefined);
        assert.equal(contains(network, address), (base & mask) >>> 0 === (host & mask) >>> 0);
        assert.equal(hasHostBits(network), (base & ~mask) >>> 0 !== 0);
      },
    ),
  );
});

test("a network holds what arithmetic says that it holds, in IPv6 and in every writing", () => {
  const word = fc.bigInt({ min: 0n, max: (1n << 128n) - 1n });
  const long = (value: bigint) =>
    (value.toString(16).padStart(32, "0").match(/.{4}/g) ?? []).join(":").toUpperCase();
  fc.assert(
    fc.property(word, fc.integer({ min: 0, max: 128 }), word, (base, prefix, other) => {
      const hostBits = BigInt(128 - prefix);
      const inside = ((base >> hostBits) << hostBits) | (other & ((1n << hostBits) - 1n));
      const network = networkOf(`${long(base)}/${prefix}`);
      const address = addressOf(long(inside));
      assert.ok(network !== undefined && address !== undefined);
      const isMapped = (value: bigint) => value >> 32n === 0xffffn;
      fc.pre(!isMapped(base) && !isMapped(inside));
      assert.ok(contains(network, address));
      const short = addressOf(addressText(address));
      assert.deepEqual(short, address);
      if (prefix > 0) {
        const outside = addressOf(long(inside ^ (1n << 127n)));
        if (outside?.bits === 128) assert.ok(!contains(network, outside));
      }
    }),
  );
});

test("an address has one meaning: what C libraries read as octal or short forms is none", () => {
  for (const text of ["192.0.2", "010.0.0.1", "0x7f.1", "1", "", "192.0.2.256", "00:11:22"]) {
    assert.equal(addressOf(text), undefined, text);
  }
  assert.deepEqual(addressOf("::ffff:192.0.2.1"), addressOf("192.0.2.1"));
  assert.deepEqual(addressOf("[2001:DB8:0:0::7]"), addressOf("2001:db8::7"));
  assert.deepEqual(addressOf("fe80::1%Gi0"), addressOf("fe80::1"));
});

test("a mapped network is the IPv4 network within it", () => {
  assert.ok(matches("::ffff:192.0.2.0/120", "192.0.2.77"));
  assert.equal(networkOf("::ffff:192.0.2.0/90"), undefined);
  assert.equal(networkOf("192.0.2.0/33"), undefined);
});

test("a broadcast, a multicast and no address are meant only where they are named", () => {
  for (const host of ["255.255.255.255", "0.0.0.0", "224.0.0.9", "::", "ff02::1"]) {
    assert.ok(!matches(host.includes(":") ? "::/0" : "0.0.0.0/0", host), host);
    assert.ok(matches(host, host), host);
  }
  assert.ok(matches("0.0.0.0/0", "203.0.113.9"));
});

test("names compare without case and last dot; a star means what stands below a name", () => {
  assert.ok(matches("tftp.example.net", "TFTP.Example.net."));
  assert.ok(!matches("tftp.example.net", "tftp"));
  assert.ok(matches("*.example.net", "a.b.example.net"));
  assert.ok(!matches("*.example.net", "example.net"));
  assert.ok(!matches("*.example.net", "evilexample.net"));
  assert.ok(!matches("*.example.net", "*.example.net"));
  assert.ok(!matches("192.0.2.1", "192.0.2.1.example.net"));
});

test("what is neither address nor name is no host", () => {
  for (const text of ["192.0.2.999", "a b", "-a.example", "*", "a..b", "tftp.*.net", "x/24"]) {
    assert.equal(hostPatternOf(text), undefined, text);
  }
  assert.equal(dnsNameOf("a.".repeat(130)), undefined);
});

test("no text throws", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      hostPatternOf(text);
      matches("*.example.net", text);
      matches("0.0.0.0/0", text);
    }),
  );
});
