// Network addresses as text.

import type { FunctionTable } from "./signature.ts";

export const address = {
  "address.isInNetwork": {
    takes: ["string", "string"],
    returns: "bool",
    meaning:
      "an IPv4 or IPv6 address (RFC 4291 §2.2 text forms but for the mixed one) in the network address/bits, which must be a literal; false for what is no address of that family",
  },
} as const satisfies FunctionTable;
