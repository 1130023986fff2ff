// Names that tell Junos: its daemons, the prefixes of its message tags, the facilities of explicit-priority.

const set = (names: string): ReadonlySet<string> => new Set(names.split(/\s+/));

/** Processes that only Junos runs, so that their message is Junos's even without a tag. */
export const junosDaemons =
  set(`aamwd alarmd apsd authd bbe-smgd bdbrepd bfdd cfmd chassisd clksyncd cosd
  craftd dcd dcpfe ddosd dfcd dfwd dot1xd ecccd eswd evo-aftmand evo-cda-bt ffp fipsd flowd fud fwdd gkd-chassis
  gkd-lchassis gstatd hostname-cached httpd-gk idpd iked ilmid irsd jcrypto_ked jdhcpd jddosd jflow jinsightd
  jlaunchd jlaunchhelperd jpppd jroute_gk jsrpd jsscd kmd l2ald l2cpd lacpd lcc-proxy-d lfmd license-check
  license-service mcsnoopd mgd mib2d mplsoamd mspd mspinfo ntf-agent oamd overlayd pccd pfed pgcpd pgmd pkid pppd pppoed
  ppmd profilerd r2cpd rdd relayd rmopd rpd rpdc rpdf rpdtmod rtspd saval sdk-vmmd securityintelligenced sampled
  sendd shm-rtsdbd smid sntpsyncd spd srrd stpd subinfo tfeb0 tnetd transportd useradmind utmd vccpd vehostd vrrpd
  wland xntpd`);

/** Hardware that logs under its own name: line cards and forwarding boards. */
export const junosBoards =
  /^(?:(?:node\d\.)?(?:fpc|cfeb|feb|sfm|scb|ssb|sfb|tfeb|lcc|afeb|pfe)\d*)$/;

/** First words of message tags, as the System Log Explorer lists them. */
export const junosTagPrefixes =
  set(`AAMW ACCT ALARMD ANALYZER ANCPD ANTISPAM APPID APPIDD APPPXY APPQOS APPTRACK ASP
  AUDITD AUTHD AUTOCONFD AUTOD AV BFDD BGP CFMD CHASSISD CONTENT COSD CRAFTD DCD DDOS DFCD DFWD DH DHCPD DOT1XD DYNAMIC ESWD
  EVENTD FABOAMD FC FCD FCOE FIPS FLOW FPCLOGIN FSAD FUD FWAUTH GPRSD HNCACHED ICCPD IDP IDPD IFINFO IGMP IKE
  ISIS JADE JCS JDHCPD JIVED JPTSPCOLLECTD JSRPD JTASK JTRACE KERNEL KMD L2ALD L2CPD L2TPD LACPD LACP LFMD LIBESPTASK LIBJNX
  LIBJSNMP LIBMSPRPC LICENSE LLDPD LOGIN LPDFD LRMUX LSYSD MCSNOOPD MIB2D MPLS NEXTHOP NSD NSTRACED NTPDATE OSPF PFE PFED
  PFEMAN PGCPD PING PKID PPMD PPPD PPPOED PROFILER RDD RMOPD RPD RT RTLOG RTPERF SAVAL SDXD SECINTEL SFW SMTPD SNMP SNMPD
  SPD SSH SSHD SSL SYSTEM TFTPD TUNNEL UFDD UI USING UTMD VCCPD VM VRRPD WEB WEBFILTER WEBFILTERD WEB-API WLAND`);

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
