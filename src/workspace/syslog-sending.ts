// Messages go out as syslog: over UDP one datagram each (RFC 5426), over TCP one frame each (RFC 6587). No faster than
// asked, and nothing is read back.

import { createSocket, type Socket as UdpSocket } from "node:dgram";
import { lookup } from "node:dns/promises";
import { once } from "node:events";
import { BlockList, connect, isIP, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

export interface SyslogTarget {
  readonly transport: "udp" | "tcp";
  /** A name or an address, without brackets. */
  readonly host: string;
  readonly port: number;
}

export interface SendingOptions {
  /** Over TCP: a count before each message (RFC 6587 §3.4.1), or a line feed behind it (§3.4.2). */
  readonly framing: "octet" | "lf";
  readonly perSecond: number;
  readonly signal?: AbortSignal;
}

/** The world's refusal to take the messages, with its cause. */
export class SendingError extends Error {
  override readonly name = "SendingError";
}

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

export function isLoopback({ host }: SyslogTarget): boolean {
  if (host.toLowerCase() === "localhost") return true;
  const family = isIP(host);
  return family !== 0 && loopback.check(host, family === 4 ? "ipv4" : "ipv6");
}

/** Gives how many were sent. Rejects with a SendingError where the target refuses, and when it is cancelled. */
export async function sendSyslog(
  messages: readonly string[],
  target: SyslogTarget,
  options: SendingOptions,
): Promise<number> {
  try {
    const sender = await (target.transport === "udp" ? openUdp(target) : openTcp(target, options));
    try {
      return await sendAll(messages, sender, options);
    } finally {
      await sender.close();
    }
  } catch (cause) {
    options.signal?.throwIfAborted();
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new SendingError(reason, { cause });
  }
}

interface Sender {
  send(message: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** Paced by the clock, so that a slow target is not made up for by a burst. */
async function sendAll(
  messages: readonly string[],
  sender: Sender,
  { perSecond, signal }: SendingOptions,
): Promise<number> {
  let sent = 0;
  for (const message of messages) {
    if (sent > 0) await pause(1000 / perSecond, undefined, signal && { signal });
    signal?.throwIfAborted();
    await sender.send(new TextEncoder().encode(message));
    sent += 1;
  }
  return sent;
}

async function openUdp({ host, port }: SyslogTarget): Promise<Sender> {
  const { address, family } = await lookup(host);
  const socket: UdpSocket = createSocket(family === 6 ? "udp6" : "udp4");
  let refusal: Error | undefined;
  // A datagram that nobody took is told, where it is, by an ICMP message behind a later one.
  socket.on("error", (error) => {
    refusal ??= error;
  });
  const connected = once(socket, "connect");
  socket.connect(port, address);
  await connected;
  return {
    send: (message) =>
      new Promise((resolve, reject) => {
        socket.send(message, (error) => {
          const failure = error ?? refusal;
          if (failure === undefined) resolve();
          else reject(failure);
        });
      }),
    close: async () => {
      const closed = once(socket, "close");
      socket.close();
      await closed;
    },
  };
}

async function openTcp({ host, port }: SyslogTarget, { framing }: SendingOptions): Promise<Sender> {
  const socket: Socket = connect({ host, port });
  await once(socket, "connect");
  let refusal: Error | undefined;
  socket.on("error", (error) => {
    refusal ??= error;
  });
  return {
    send: (message) =>
      new Promise((resolve, reject) => {
        if (refusal !== undefined) return reject(refusal);
        const frame = framed(message, framing);
        socket.write(frame, (error) => (error == null ? resolve() : reject(error)));
      }),
    close: async () => {
      if (socket.destroyed) return;
      const closed = once(socket, "close");
      socket.resume();
      socket.end();
      await closed;
    },
  };
}

function framed(message: Uint8Array, framing: SendingOptions["framing"]): Uint8Array {
  const text = new TextEncoder();
  return framing === "octet"
    ? Buffer.concat([text.encode(`${message.byteLength} `), message])
    : Buffer.concat([message, text.encode("\n")]);
}
