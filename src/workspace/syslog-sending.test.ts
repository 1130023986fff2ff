import assert from "node:assert/strict";
import { createSocket } from "node:dgram";
import { once } from "node:events";
import { createServer } from "node:net";
import { test } from "node:test";
import { isLoopback, SendingError, sendSyslog } from "./syslog-sending.ts";

const messages = [
  "<189>1: r1: %SYS-5-RESTART: System restarted --\nVersion 15.7(3)M2",
  "<189>2: é",
];
const fast = { framing: "octet", perSecond: 1000 } as const;

for (const [host, kind] of [
  ["127.0.0.1", "udp4"],
  ["::1", "udp6"],
] as const) {
  test(`over UDP each message is one datagram (${host})`, async () => {
    const server = createSocket(kind);
    const received: string[] = [];
    const all = new Promise<void>((resolve) => {
      server.on("message", (bytes) => {
        received.push(bytes.toString());
        if (received.length === messages.length) resolve();
      });
    });
    server.bind(0, host);
    await once(server, "listening");
    const { port } = server.address();
    assert.equal(await sendSyslog(messages, { transport: "udp", host, port }, fast), 2);
    await all;
    server.close();
    assert.deepEqual(received, messages);
  });
}

async function overTcp(framing: "octet" | "lf"): Promise<string> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  assert.ok(address !== null && typeof address === "object");
  const received = new Promise<string>((resolve) => {
    server.on("connection", (socket) => {
      const pieces: Buffer[] = [];
      socket.on("data", (piece) => pieces.push(piece));
      socket.on("end", () => resolve(Buffer.concat(pieces).toString()));
    });
  });
  const target = { transport: "tcp", host: "127.0.0.1", port: address.port } as const;
  await sendSyslog(messages, target, { framing, perSecond: 1000 });
  const text = await received;
  server.close();
  return text;
}

test("over TCP each message is counted in bytes, so that it may hold line feeds", async () => {
  const [first = "", second = ""] = messages;
  assert.equal(await overTcp("octet"), `${first.length} ${first}${second.length + 1} ${second}`);
});

test("over TCP a line feed may stand behind each message instead", async () => {
  assert.equal(await overTcp("lf"), messages.map((message) => `${message}\n`).join(""));
});

test("a target that refuses is told with its reason", async () => {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  assert.ok(address !== null && typeof address === "object");
  server.close();
  const target = { transport: "tcp", host: "127.0.0.1", port: address.port } as const;
  await assert.rejects(sendSyslog(messages, target, fast), SendingError);
});

test("sending stops where it is cancelled", async () => {
  const server = createSocket("udp4");
  server.bind(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  const abortion = new AbortController();
  const target = { transport: "udp", host: "127.0.0.1", port } as const;
  const sending = sendSyslog(messages, target, {
    framing: "octet",
    perSecond: 0.01,
    signal: abortion.signal,
  });
  abortion.abort();
  await assert.rejects(sending, { name: "AbortError" });
  server.close();
});

test("only this machine's own addresses are loopback", () => {
  const isLocal = (host: string) => isLoopback({ transport: "udp", host, port: 514 });
  assert.deepEqual(
    ["127.0.0.1", "127.9.9.9", "::1", "localhost"].map(isLocal),
    Array(4).fill(true),
  );
  const others = ["198.51.100.7", "2001:db8::1", "localhost.example.net", "127.0.0.1.example.net"];
  assert.deepEqual(others.map(isLocal), Array(4).fill(false));
});
