// Texts that stand for other values: encodings, digests, addresses on the web and of IPv4.

import type { FunctionTable } from "./signature.ts";

const ofText = (meaning: string) => ({ takes: ["string"], returns: "string", meaning }) as const;

export const codec = {
  "codec.toBase64": ofText("of its UTF-8 bytes"),
  "codec.fromBase64": ofText('"" where it is no base64 or its bytes are no UTF-8'),
  "codec.bytesFromBase64": {
    takes: ["string"],
    returns: "dynamic",
    meaning: "array of the bytes as numbers; null where it is no base64",
  },
  "codec.decodeUrl": ofText("percent escapes become characters, + a blank"),
  "codec.queryParameters": {
    takes: ["string"],
    returns: "dynamic",
    meaning: "bag of the name=value pairs between &; of a name that stands twice the first",
  },
  "codec.md5": ofText("hexadecimal, lower case"),
  "codec.sha1": ofText("hexadecimal, lower case"),
  "codec.sha256": ofText("hexadecimal, lower case"),
  "codec.hexadecimal": {
    takes: ["long"],
    returns: "string",
    meaning: "lower case, two's complement of 64 bits",
  },
  "codec.fromCodePoints": {
    takes: ["dynamic"],
    returns: "string",
    meaning: "the characters of an array of numbers; 0 gives none",
  },
  "codec.toCodePoints": {
    takes: ["string"],
    returns: "dynamic",
    meaning: "array of its code points",
  },
  "ipv4.number": {
    takes: ["string"],
    returns: "long",
    meaning:
      "of dotted decimals, with /bits behind it of its network; null where it is no such address",
  },
  "ipv4.prefixBits": {
    takes: ["string"],
    returns: "long",
    meaning: "the bits behind the slash, 32 without; null where it is no address",
  },
  "ipv4.text": { takes: ["long"], returns: "string", meaning: "dotted decimals" },
  "array.rotate": {
    takes: ["dynamic", "long"],
    returns: "dynamic",
    meaning: "to the left by so many places, negative to the right",
  },
  "array.shift": {
    takes: ["dynamic", "long", "dynamic"],
    returns: "dynamic",
    meaning: "to the left by so many places, negative to the right; free places hold the last",
  },
  "array.range": {
    takes: ["number", "number", "number"],
    returns: "dynamic",
    meaning: "from a number up or down to another by steps; at most 1048576 elements",
  },
} as const satisfies FunctionTable;
