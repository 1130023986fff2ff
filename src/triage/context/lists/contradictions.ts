// Entries that cannot all be right, or that say the same twice: told of the later one, with the place of the other.

import type {
  ApprovedVersion,
  AuthorizedAccount,
  ContextPart,
  ContextPlace,
  InventoryDevice,
  KnownHash,
  Scope,
  Validity,
} from "../context.ts";
import { foldedName, namesOf } from "../devices.ts";
import { intersection } from "../interval.ts";
import { versionKey } from "../matching.ts";

export interface Contradiction {
  readonly severity: "error" | "warning";
  /** Said twice, but alike. */
  readonly isRepetition: boolean;
  readonly later: { readonly at: ContextPlace };
  readonly earlier: { readonly at: ContextPlace };
  readonly says: string;
  readonly hint: string;
}

type Knowledge = Pick<
  ContextPart,
  "versions" | "withdrawn" | "servers" | "accounts" | "hashes" | "devices"
>;

export function contradictionsAmong(knowledge: Knowledge): readonly Contradiction[] {
  return [
    ...repetitionsAmong([...knowledge.versions, ...knowledge.withdrawn]),
    ...repetitionsAmong(knowledge.servers),
    ...repetitionsAmong(knowledge.accounts),
    ...repetitionsAmong(knowledge.hashes),
    ...withdrawnThoughApproved(knowledge.versions, knowledge.withdrawn),
    ...personsAndMachines(knowledge.accounts),
    ...filesOfTwoHashes(knowledge.hashes),
    ...devicesOfTwoKinds(knowledge.devices),
    ...namesOfTwoDevices(knowledge.devices),
  ];
}

/** More entries of one name are not compared. */
const sameNameMax = 32;

type Placed = { readonly at: ContextPlace };

function contradiction(
  severity: Contradiction["severity"],
  [earlier, later]: readonly [Placed, Placed],
  words: { readonly says: string; readonly hint: string },
): Contradiction {
  const [first, second] = isAfter(earlier.at, later.at) ? [later, earlier] : [earlier, later];
  return { severity, isRepetition: false, earlier: first, later: second, ...words };
}

const isAfter = (one: ContextPlace, other: ContextPlace): boolean =>
  one.file === other.file && one.line > other.line;

export function placeWords({ file, line }: ContextPlace, beside: ContextPlace): string {
  return file === beside.file ? `on line ${line}` : `at ${file}:${line}`;
}

function repetitionsAmong(entries: readonly Placed[]): readonly Contradiction[] {
  const seen = new Map<string, Placed>();
  return entries.flatMap((entry) => {
    const key = JSON.stringify({ ...entry, at: "" }, (_, value: unknown) =>
      typeof value === "bigint" ? String(value) : value,
    );
    const earlier = seen.get(key);
    if (earlier === undefined) seen.set(key, entry);
    if (earlier === undefined) return [];
    const says = `says what stands ${placeWords(earlier.at, entry.at)}`;
    const words = { says, hint: "one of them can go" };
    return { ...contradiction("warning", [earlier, entry], words), isRepetition: true };
  });
}

/** A withdrawal from a day on takes back what was approved before. */
function withdrawnThoughApproved(
  approved: readonly ApprovedVersion[],
  withdrawn: readonly ApprovedVersion[],
): readonly Contradiction[] {
  if (withdrawn.length === 0) return [];
  const byVersion = new Map<string, ApprovedVersion[]>();
  for (const one of approved) {
    const key = keyOf(one);
    const others = byVersion.get(key);
    if (others === undefined) byVersion.set(key, [one]);
    else if (others.length < sameNameMax) others.push(one);
  }
  return withdrawn.flatMap((withdrawal) => {
    const against = byVersion
      .get(keyOf(withdrawal))
      ?.find((one) => meet(one, withdrawal) && !startsLater(withdrawal.validity, one.validity));
    if (against === undefined) return [];
    const says = `${withdrawal.version} is withdrawn, and approved ${placeWords(against.at, withdrawal.at)}`;
    const hint = "take the approval out, or give the day from which it is withdrawn";
    return contradiction("error", [against, withdrawal], { says, hint });
  });
}

const keyOf = ({ of, version }: ApprovedVersion): string => `${of} ${versionKey(version)}`;

const startsLater = ({ fromTicks }: Validity, other: Validity): boolean =>
  fromTicks !== undefined && (other.fromTicks === undefined || fromTicks > other.fromTicks);

interface Scoped {
  readonly scope: Scope;
  readonly validity?: Validity | undefined;
  readonly platform?: string;
}

/** Whether two entries can be about one device at one moment. */
function meet(one: Scoped, other: Scoped): boolean {
  const [a = "", b = ""] = [one.platform?.toLowerCase(), other.platform?.toLowerCase()];
  if (a !== "" && b !== "" && a !== b) return false;
  if (intersection(one.validity ?? {}, other.validity ?? {}) === undefined) return false;
  const kinds = ["devices", "roles", "sites", "models"] as const;
  return kinds.every((kind) => mayShare(one.scope[kind], other.scope[kind]));
}

function mayShare(one: readonly string[], other: readonly string[]): boolean {
  if (one.length === 0 || other.length === 0) return true;
  if ([...one, ...other].some((name) => name.includes("*"))) return true;
  const names = new Set(one.map(foldedName));
  return other.some((name) => names.has(foldedName(name)));
}

function personsAndMachines(accounts: readonly AuthorizedAccount[]): readonly Contradiction[] {
  const first = new Map<string, AuthorizedAccount>();
  return accounts.flatMap((entry) => {
    if (entry.account === "" || entry.kind === "jump host") return [];
    const earlier = first.get(entry.account);
    if (earlier === undefined) first.set(entry.account, entry);
    if (earlier === undefined || earlier.kind === entry.kind) return [];
    const says = `the account is of kind ${entry.kind} here and ${earlier.kind} ${placeWords(earlier.at, entry.at)}`;
    const hint = "an account that a person and a tool share tells nobody who acted";
    return contradiction("warning", [earlier, entry], { says, hint });
  });
}

function filesOfTwoHashes(hashes: readonly KnownHash[]): readonly Contradiction[] {
  const byName = new Map<string, KnownHash[]>();
  return hashes.flatMap((entry) => {
    if (entry.fileName === "") return [];
    const key = `${entry.algorithm} ${entry.fileName.toLowerCase()}`;
    const others = byName.get(key) ?? [];
    byName.set(key, others);
    const other = others.find((one) => one.hash !== entry.hash && meet(one, entry));
    if (others.length < sameNameMax) others.push(entry);
    if (other === undefined) return [];
    const says = `${entry.fileName} has another hash ${placeWords(other.at, entry.at)}`;
    const hint = "both count; take the wrong one out, or say for which devices each is";
    return contradiction("warning", [other, entry], { says, hint });
  });
}

const deviceFacts = ["vendor", "model", "platform", "role", "site", "owner", "status"] as const;

function devicesOfTwoKinds(devices: readonly InventoryDevice[]): readonly Contradiction[] {
  const first = new Map<string, InventoryDevice>();
  return devices.flatMap((device) => {
    const earlier = first.get(foldedName(device.name));
    if (earlier === undefined) first.set(foldedName(device.name), device);
    if (earlier === undefined || device.name === "") return [];
    const where = placeWords(earlier.at, device.at);
    if (differ(earlier.serialNumber, device.serialNumber)) {
      const says = `${device.name} has another serial number ${where}`;
      const hint = "one name for two devices: neither can be told by it";
      return contradiction("error", [earlier, device], { says, hint });
    }
    const unlike = deviceFacts.filter((fact) => differ(earlier[fact], device[fact]));
    const [says, hint] =
      unlike.length > 0
        ? [
            `${device.name} has another ${unlike.join(", ")} ${where}`,
            "the first of the two counts",
          ]
        : [`${device.name} stands ${where}, too`, "one of them can go"];
    const found = contradiction("warning", [earlier, device], { says, hint });
    return { ...found, isRepetition: unlike.length === 0 };
  });
}

const differ = (one: string, other: string): boolean =>
  one !== "" && other !== "" && one.toLowerCase() !== other.toLowerCase();

function namesOfTwoDevices(devices: readonly InventoryDevice[]): readonly Contradiction[] {
  const owners = new Map<string, InventoryDevice>();
  return devices.flatMap((device) =>
    [...new Set(namesOf(device).map(foldedName))].flatMap((name) => {
      const owner = owners.get(name);
      if (owner === undefined) owners.set(name, device);
      if (owner === undefined || foldedName(owner.name) === foldedName(device.name)) return [];
      const says = `${name} belongs to ${device.name} here and to ${owner.name} ${placeWords(owner.at, device.at)}`;
      const hint = "a name or an address belongs to one device";
      return contradiction("error", [owner, device], { says, hint });
    }),
  );
}
