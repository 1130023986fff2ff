// Kusto's functions over encodings, digests and addresses.

import { call, type Expr, type FunctionName, literal, longLiteral, or, textLiteral } from "#plan";
import { coerce, isNumber } from "../coerce.ts";
import { textsOf } from "../fold.ts";
import { bound, plain, type ScalarCall, type ScalarFunctions } from "./row.ts";

const asText = (expr: Expr): Expr => coerce(expr, "string");
const ofText = (fn: FunctionName) => plain(fn, "string");

const digest = (fn: FunctionName) =>
  bound(({ arg, rows, node, at }) =>
    arg(0).type === "dynamic"
      ? rows.refuse(node, "a digest of a dynamic value", "tostring()")
      : call(fn, [asText(arg(0))], { at }),
  );

/** Numbers and arrays of numbers, one behind the other. */
const fromCodes = bound(({ args, at }) => {
  const arrays = args.map((each) =>
    isNumber(each.type) ? call("dynamic.array", [each]) : coerce(each, "dynamic"),
  );
  return call("codec.fromCodePoints", [call("array.concat", arrays)], { at });
});

export const codec: ScalarFunctions = {
  base64_encode_tostring: ofText("codec.toBase64"),
  base64_encodestring: ofText("codec.toBase64"),
  base64_decode_tostring: ofText("codec.fromBase64"),
  base64_decodestring: ofText("codec.fromBase64"),
  base64_decode_toarray: ofText("codec.bytesFromBase64"),
  url_decode: ofText("codec.decodeUrl"),
  hash_md5: digest("codec.md5"),
  hash_sha1: digest("codec.sha1"),
  hash_sha256: digest("codec.sha256"),
  tohex: bound(({ args, rows, node, at }) => {
    const [value, ...width] = args;
    return value === undefined || width.length > 0
      ? rows.refuse(node, "tohex() of a width", "tohex(number)")
      : call("codec.hexadecimal", [coerce(value, "long")], { at });
  }),
  make_string: fromCodes,
  unicode_codepoints_to_string: fromCodes,
  to_utf8: ofText("codec.toCodePoints"),
  unicode_codepoints_from_string: ofText("codec.toCodePoints"),
  parse_urlquery: bound(({ arg, at }) => {
    const parameters = call("codec.queryParameters", [asText(arg(0))]);
    return call("dynamic.object", [textLiteral("Query Parameters"), parameters], { at });
  }),
  parse_url: bound(({ arg, at }) => urlParts(asText(arg(0)), at)),
  parse_ipv4: ofText("ipv4.number"),
  ipv4_netmask_suffix: ofText("ipv4.prefixBits"),
  ipv4_compare: bound((site) => comparedBy(site, compared)),
  ipv4_is_match: bound((site) => comparedBy(site, same)),
  ipv4_is_in_range: bound(({ arg, at }) => inNetwork(asText(arg(0)), asText(arg(1)), at)),
  ipv4_is_in_any_range: bound(({ args, rows, node, at }) => {
    const [address, ...networks] = args;
    const listed = networks.flatMap(
      (each) => textsOf(each)?.map((network) => textLiteral(network)) ?? [each],
    );
    if (address === undefined || listed.some(({ type }) => type !== "string")) {
      return rows.refuse(node, "networks that are not constants", "ipv4_is_in_range()");
    }
    const tests = listed.map((network) => inNetwork(asText(address), network, at));
    return or(tests, at);
  }),
  ipv4_is_private: bound(({ arg, at }) => {
    const networks = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"];
    const tests = networks.map((each) => inNetwork(asText(arg(0)), textLiteral(each), at));
    return or(tests, at);
  }),
};

/** RFC 3986, appendix B, with the authority taken apart; the path has no slash in front. */
const url = {
  Scheme: "^([A-Za-z][A-Za-z0-9+.-]*):",
  Host: "^[A-Za-z][A-Za-z0-9+.-]*://(?:[^/?#@]*@)?(\\[[^\\]]*\\]|[^/?#:]*)",
  Port: "^[A-Za-z][A-Za-z0-9+.-]*://(?:[^/?#@]*@)?(?:\\[[^\\]]*\\]|[^/?#:]*):([0-9]+)",
  Path: "^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*/([^?#]*)",
  Username: "^[A-Za-z][A-Za-z0-9+.-]*://([^/?#@:]*)(?::[^/?#@]*)?@",
  Password: "^[A-Za-z][A-Za-z0-9+.-]*://[^/?#@:]*:([^/?#@]*)@",
  Query: "^[^?#]*\\?([^#]*)",
  Fragment: "#(.*)$",
};

function urlParts(written: Expr, at: Expr["at"]): Expr {
  const part = (pattern: string): Expr =>
    call("text.extract", [written, textLiteral(pattern), longLiteral(1)]);
  const named = (["Scheme", "Host", "Port", "Path", "Username", "Password"] as const).flatMap(
    (name) => [textLiteral(name), part(url[name])],
  );
  const query = call("codec.queryParameters", [part(url.Query)]);
  const rest = [
    textLiteral("Query Parameters"),
    query,
    textLiteral("Fragment"),
    part(url.Fragment),
  ];
  return call("dynamic.object", [...named, ...rest], { at });
}

interface Compared {
  readonly left: Expr;
  readonly right: Expr;
}

/** Both addresses cut to the shortest of their prefixes and the one given. */
function comparedBy({ args }: ScalarCall, judge: (sides: Compared) => Expr): Expr {
  const [first, second, bits] = args;
  if (first === undefined || second === undefined) return literal("bool", null);
  const addresses = [asText(first), asText(second)];
  const prefixes = addresses.map((each) => call("ipv4.prefixBits", [each]));
  const given = bits === undefined ? [] : [coerce(bits, "long")];
  const shortest = call("math.least", [...prefixes, ...given], { type: "long" });
  const [left, right] = addresses.map((each) => cut(each, shortest));
  return left === undefined || right === undefined ? literal("bool", null) : judge({ left, right });
}

function cut(address: Expr, bits: Expr): Expr {
  const free = call("number.subtract", [longLiteral(32), bits], { type: "long" });
  return call("bits.shiftRight", [call("ipv4.number", [address]), free]);
}

/** Null where one side is no address. */
const same = ({ left, right }: Compared): Expr => {
  const none = or([call("value.isNull", [left]), call("value.isNull", [right])]);
  const values = [none, literal("bool", null), call("value.equals", [left, right])];
  return call("logic.if", values, { type: "bool" });
};

const compared = ({ left, right }: Compared): Expr => {
  const less = call("value.less", [left, right]);
  const equal = call("value.equals", [left, right]);
  const more = call("value.greater", [left, right]);
  const pairs = [less, longLiteral(-1), more, longLiteral(1), equal, longLiteral(0)];
  const both = call("value.isNotNull", [left]);
  const found = call("logic.case", [...pairs, literal("long", null)], { type: "long" });
  return call("logic.if", [both, found, literal("long", null)], { type: "long" });
};

/** Null where the address is none. */
function inNetwork(address: Expr, network: Expr, at: Expr["at"]): Expr {
  const bits = call("ipv4.prefixBits", [network]);
  const sides = { left: cut(address, bits), right: cut(network, bits) };
  return { ...same(sides), at };
}
