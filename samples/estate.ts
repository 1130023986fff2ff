// The invented organisation whose network the samples show: addresses are RFC 5737 and RFC 3849 documentation ranges.

/** Collectors, jump host, servers: what the organisation runs itself. */
export const hosts = {
  collector: "198.51.100.40",
  jump: "198.51.100.10",
  images: "198.51.100.20",
  accounting: "198.51.100.30",
  monitor: "198.51.100.5",
  time: "198.51.100.50",
  time6: "2001:db8:50::123",
} as const;

export const staff = ["mvale", "jorunds", "tsundal", "akeller"] as const;
/** Desks from which staff log in. */
export const desks = ["198.51.100.110", "198.51.100.114", "198.51.100.121"] as const;

/** Runs approved upgrades; logs in from the jump host, on Sundays between 00:00 and 04:00 UTC. */
export const upgradeAccount = "svc-netauto";
/** Copies configurations away at the weekend. */
export const backupAccount = "svc-backup";

/** Where the intruders of the stories come from, and where their images lie. */
export const intruder = { source: "203.0.113.77", server: "203.0.113.80" } as const;

export const peers = ["192.0.2.1", "192.0.2.5", "192.0.2.9", "192.0.2.13"] as const;
export const peers6 = ["2001:db8:0:1::1", "2001:db8:0:2::1"] as const;
/** Hosts on the internet, as far as these logs know one. */
export const strangers = ["203.0.113.8", "203.0.113.19", "203.0.113.150", "203.0.113.201"] as const;
