// Names that tell Junos: its daemons, the prefixes of its message tags, the facilities of explicit-priority.

const set = (names: string): ReadonlySet<string> => new Set(names.trim().split(/\s+/));

/** Processes that only Junos runs, so that their message is Junos's even without a tag. */
export const junosDaemons = set(`
  aamwd alarmd apsd bbe-smgd bdbrepd bfdd cfmd chassisd clksyncd cosd craftd dcd dcpfe ddosd dfcd
  dfwd dot1xd ecccd eswd eventd evo-aftmand evo-cda-bt ffp fipsd flowd fud fwdd gkd-chassis
  gkd-lchassis gstatd hostname-cached httpd-gk idpd iked ilmid irsd jcrypto_ked jddosd jdhcpd
  jflow jinsightd jlaunchd jlaunchhelperd jpppd jroute_gk jsrpd jsscd kmd l2ald l2cpd lacpd
  lcc-proxy-d lfmd license-check license-service mcsnoopd mgd mib2d mplsoamd mspd mspinfo
  ntf-agent oamd overlayd pccd pfed pgcpd pgmd pkid ppmd pppoed profilerd r2cpd rdd relayd rmopd
  rpd rpdc rpdf rpdtmod rtspd sampled saval sdk-vmmd securityintelligenced sendd shm-rtsdbd smid
  sntpsyncd spd srrd subinfo tfeb0 tnetd transportd useradmind utmd vccpd vehostd vrrpd wland
  xntpd
`);

/** Hardware that logs under its own name: line cards and forwarding boards. */
export const junosBoards =
  /^(?:(?:node\d\.)?(?:fpc|cfeb|feb|sfm|scb|ssb|sfb|tfeb|lcc|afeb|pfe)\d*)$/;

/** First words of message tags that mean Junos whatever process prints them (System Log Explorer). */
export const junosTagPrefixes = set(`
  AAMW ACCT ALARMD ANCPD ANTISPAM APPID APPIDD APPPXY APPQOS APPTRACK ASP AUDITD AUTHD AUTOCONFD
  AUTOD BFDD CFMD CHASSISD COSD CRAFTD DCD DDOS DFCD DFWD DHCPD DOT1XD ESWD EVENTD FABOAMD FCD
  FCOE FIPS FPCLOGIN FSAD FUD FWAUTH GPRSD HNCACHED ICCPD IDP IDPD IFINFO IGMP IKE JADE JCS JDHCPD
  JIVED JPTSPCOLLECTD JSRPD JTASK JTRACE KMD L2ALD L2CPD L2TPD LACP LACPD LFMD LIBESPTASK LIBJNX
  LIBJSNMP LIBMSPRPC LLDPD LOGIN LPDFD LRMUX LSYSD MCSNOOPD MIB2D NSD NSTRACED NTPDATE PFE PFED
  PFEMAN PGCPD PING PKID PPMD PPPD PPPOED RDD RMOPD RPD RT RTLOG RTPERF SAVAL SDXD SECINTEL SFW
  SMTPD SNMP SNMPD SPD SSHD TFTPD UFDD UI UTMD VCCPD VRRPD WEB-API WEBFILTER WEBFILTERD WLAND
`);

/** Facility codes of explicit-priority (Junos CLI reference, Network Management and Monitoring guide). */
export const explicitFacilities: ReadonlyMap<string, number | undefined> = new Map([
  ["KERN", 0],
  ["KERNEL", 0],
  ["USER", 1],
  ["MAIL", 2],
  ["DAEMON", 3],
  ["AUTH", 4],
  ["AUTHORIZATION", 4],
  ["SYSLOG", 5],
  ["UUCP", 8],
  ["CRON", 9],
  ["FTP", 11],
  ["NTP", 12],
  ["SECURITY", 13],
  ["CONSOLE", 14],
  ["LOCAL0", 16],
  ["DFC", 17],
  ["EXTERNAL", 18],
  ["LOCAL2", 18],
  ["FIREWALL", 19],
  ["PFE", 20],
  ["CONFLICT", 21],
  ["CHANGE", 22],
  ["INTERACT", 23],
]);
