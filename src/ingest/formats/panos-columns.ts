// The positions of PAN-OS log types and what Sentinel's CEF template for PAN-OS calls each value.
// Authority: PAN-OS administrator's guide 10.1 to 11.1, "Syslog field descriptions"; PAN-OS 10.0 CEF guide.

const list = (names: string): readonly string[] => names.split(/\s+/).filter((name) => name !== "");

/** `-` is a position that PAN-OS keeps for later use. */
const head = list("- receive_time serial type subtype - time_generated");
const groups = list(
  "dg_hier_level_1 dg_hier_level_2 dg_hier_level_3 dg_hier_level_4 vsys_name device_name",
);
const session = [
  ...head,
  ...list(`src dst natsrc natdst rule srcuser dstuser app vsys from to inbound_if outbound_if logset -
    sessionid repeatcnt sport dport natsport natdport flags proto action`),
];
const tunnelled = list("tunnelid monitortag parent_session_id parent_start_time tunnel");
const devices =
  list(`dynusergroup_name xff_ip src_category src_profile src_model src_vendor src_osfamily
  src_osversion src_host src_mac dst_category dst_profile dst_model dst_vendor dst_osfamily
  dst_osversion dst_host dst_mac container_id pod_namespace pod_name src_edl dst_edl hostid
  serialnumber`);

const traffic = [
  ...session,
  ...list(`bytes bytes_sent bytes_received packets start elapsed category - seqno actionflags srcloc
    dstloc - pkts_sent pkts_received session_end_reason`),
  ...groups,
  ...list("action_source src_uuid dst_uuid"),
  ...tunnelled,
  ...list(`assoc_id chunks chunks_sent chunks_received rule_uuid http2_connection link_change_count
    policy_id link_switches sdwan_cluster sdwan_device_type sdwan_cluster_type sdwan_site`),
  ...devices,
  ...list("src_dag dst_dag session_owner high_res_timestamp nssai_sst nssai_sd"),
];

const threat = [
  ...session,
  ...list(`misc threatid category severity direction seqno actionflags srcloc dstloc - contenttype
    pcap_id filedigest cloud url_idx user_agent filetype xff referer sender subject recipient
    reportid`),
  ...groups,
  ...list("- src_uuid dst_uuid http_method"),
  ...tunnelled,
  ...list(`thr_category contentver - assoc_id ppid http_headers url_category_list rule_uuid
    http2_connection`),
  ...devices,
  ...list("domain_edl src_dag dst_dag partial_hash high_res_timestamp reason justification"),
];

const config = [
  ...head,
  ...list("host vsys cmd admin client result path seqno actionflags"),
  ...groups,
  ...list("dg_id comment - high_res_timestamp"),
];

/** With both details switched on, as the field description prints it. */
const configWithDetails = [
  ...head,
  ...list(`host vsys cmd admin client result path before-change-detail after-change-detail seqno
    actionflags`),
  ...groups,
  ...list("dg_id comment - high_res_timestamp"),
];

const byType: ReadonlyMap<string, readonly string[]> = new Map([
  ["TRAFFIC", traffic],
  ["THREAT", threat],
  ["CONFIG", config],
  [
    "SYSTEM",
    [
      ...head,
      ...list("vsys eventid object - - module severity opaque seqno actionflags"),
      ...groups,
      ...list("- - high_res_timestamp"),
    ],
  ],
  [
    "GLOBALPROTECT",
    [
      ...head,
      ...list(`vsys eventid stage auth_method tunnel_type srcuser srcregion machinename public_ip
        public_ipv6 private_ip private_ipv6 hostid serialnumber client_ver client_os client_os_ver
        repeatcnt reason error opaque status location login_duration connect_method error_code
        portal seqno actionflags high_res_timestamp selection_type response_time priority
        attempted_gateways gateway`),
      ...groups,
      ...list("vsys_id cluster_name"),
    ],
  ],
  [
    "AUTHENTICATION",
    [
      ...head,
      ...list(`vsys ip user normalize_user object authpolicy repeatcnt authid vendor logset
        serverprofile desc clienttype event factorno seqno actionflags`),
      ...groups,
      ...list("vsys_id authproto rule_uuid high_res_timestamp"),
    ],
  ],
  [
    "USERID",
    [
      ...head,
      ...list(`vsys ip user datasourcename eventid repeatcnt timeout beginport endport datasource
        datasourcetype seqno actionflags`),
      ...groups,
      ...list("vsys_id factortype factorcompletiontime factorno - - ugflags userbysource"),
    ],
  ],
  [
    "HIPMATCH",
    [
      ...head,
      ...list(`srcuser vsys machinename os src matchname repeatcnt matchtype - - seqno
        actionflags`),
      ...groups,
      ...list("vsys_id srcipv6 hostid serialnumber mac high_res_timestamp"),
    ],
  ],
  [
    "IPTAG",
    [
      ...head,
      ...list(`vsys ip tag_name event_id repeatcnt timeout datasourcename datasource_type
        datasource_subtype seqno actionflags`),
      ...groups,
      ...list("vsys_id high_res_timestamp"),
    ],
  ],
  [
    "CORRELATION",
    [
      ...head,
      ...list("src srcuser vsys category severity"),
      ...groups,
      ...list("vsys_id objectname object_id evidence"),
    ],
  ],
  [
    "TUNNEL",
    [
      ...session,
      ...list("severity seqno actionflags srcloc dstloc"),
      ...groups,
      ...tunnelled,
      ...list(`bytes bytes_sent bytes_received packets pkts_sent pkts_received max_encap
        unknown_proto strict_check tunnel_fragment sessions_created sessions_closed
        session_end_reason action_source start elapsed tunnel_insp_rule remote_user_ip
        remote_user_id rule_uuid pcap_id dynusergroup_name`),
    ],
  ],
  // Mobile-network and decryption logs share the session part; what follows it is not named here.
  ["DECRYPTION", session],
  ["GTP", session],
  ["SCTP", session],
]);

const spellings: ReadonlyMap<string, string> = new Map([
  ["HIP-MATCH", "HIPMATCH"],
  ["START", "TUNNEL"],
  ["END", "TUNNEL"],
  ["WILDFIRE", "THREAT"],
]);

/** The names of the positions of one log, `-` where a position has none; undefined for a type PAN-OS does not have. */
export function panosColumns(values: readonly string[]): readonly string[] | undefined {
  const type = values[3] ?? "";
  const columns = byType.get(spellings.get(type) ?? type);
  if (columns !== config) return columns;
  const flags = configWithDetails.indexOf("actionflags");
  return values[flags]?.startsWith("0x") === true ? configWithDetails : config;
}

/** What the CEF template fills, by PAN-OS's name of the value; a label is a column's constant companion. */
export interface PanosCell {
  readonly columns: readonly string[];
  readonly label?: readonly [column: string, text: string];
}

const cell = (...columns: string[]): PanosCell => ({ columns });

const labelled = (column: string, label: string): PanosCell => ({
  columns: [column],
  label: [`${column}Label`, label],
});

const counted = (number: string, label: string): PanosCell => ({
  columns: [`FieldDeviceCustomNumber${number}`, `DeviceCustomNumber${number}`],
  label: [`DeviceCustomNumber${number}Label`, label],
});

export const panosCells: ReadonlyMap<string, PanosCell> = new Map([
  ["receive_time", cell("ReceiptTime")],
  ["serial", cell("DeviceExternalID")],
  ["type", cell("Activity")],
  ["subtype", cell("DeviceEventClassID")],
  ["src", cell("SourceIP")],
  ["ip", cell("SourceIP")],
  ["public_ip", cell("SourceIP")],
  ["dst", cell("DestinationIP")],
  ["natsrc", cell("SourceTranslatedAddress")],
  ["natdst", cell("DestinationTranslatedAddress")],
  ["rule", labelled("DeviceCustomString1", "Rule")],
  ["srcuser", cell("SourceUserName")],
  ["dstuser", cell("DestinationUserName")],
  ["user", cell("DestinationUserName")],
  ["admin", cell("DestinationUserName")],
  ["app", cell("ApplicationProtocol")],
  ["vsys", labelled("DeviceCustomString3", "Virtual System")],
  ["from", labelled("DeviceCustomString4", "Source Zone")],
  ["to", labelled("DeviceCustomString5", "Destination Zone")],
  ["inbound_if", cell("DeviceInboundInterface")],
  ["outbound_if", cell("DeviceOutboundInterface")],
  ["logset", labelled("DeviceCustomString6", "LogProfile")],
  ["sessionid", counted("1", "SessionID")],
  ["repeatcnt", cell("EventCount")],
  ["sport", cell("SourcePort")],
  ["beginport", cell("SourcePort")],
  ["dport", cell("DestinationPort")],
  ["endport", cell("DestinationPort")],
  ["natsport", cell("SourceTranslatedPort")],
  ["natdport", cell("DestinationTranslatedPort")],
  ["flags", labelled("FlexString1", "Flags")],
  ["proto", cell("Protocol")],
  ["action", cell("DeviceAction")],
  ["cmd", cell("DeviceAction")],
  ["bytes", labelled("FlexNumber1", "Total bytes")],
  // The template writes in=$bytes_sent and out=$bytes_received.
  ["bytes_sent", cell("ReceivedBytes")],
  ["bytes_received", cell("SentBytes")],
  ["packets", counted("2", "Packets")],
  ["start", cell("StartTime")],
  ["elapsed", counted("3", "Elapsed time in seconds")],
  ["category", labelled("DeviceCustomString2", "URL Category")],
  ["os", labelled("DeviceCustomString2", "Operating System")],
  ["seqno", cell("ExtID", "ExternalID")],
  ["session_end_reason", cell("Reason")],
  ["reason", cell("Reason")],
  ["device_name", cell("DeviceName")],
  ["action_source", cell("DeviceEventCategory")],
  ["threatid", cell("DeviceEventCategory")],
  ["eventid", cell("DeviceEventCategory")],
  ["matchname", cell("DeviceEventCategory")],
  ["misc", cell("RequestURL")],
  ["direction", labelled("FlexString2", "Direction")],
  ["module", labelled("FlexString2", "Module")],
  ["contenttype", cell("RequestContext")],
  ["pcap_id", cell("FileID")],
  ["filedigest", cell("FileHash")],
  ["cloud", cell("FilePath")],
  ["filetype", cell("FileType")],
  ["user_agent", cell("RequestClientApplication")],
  ["http_method", cell("RequestMethod")],
  ["sender", cell("SourceUserID")],
  ["recipient", cell("DestinationUserID")],
  ["subject", cell("Message")],
  ["reportid", cell("OldFileID")],
  ["host", cell("SourceHostName")],
  ["machinename", cell("SourceHostName")],
  ["client", cell("DestinationServiceName")],
  ["path", cell("Message")],
  ["opaque", cell("Message")],
  ["desc", cell("Message")],
  ["object", cell("FileName")],
  ["status", cell("EventOutcome")],
  ["result", cell("DeviceEventClassID")],
  ["before-change-detail", labelled("DeviceCustomString1", "Before Change Detail")],
  ["after-change-detail", labelled("DeviceCustomString2", "After Change Detail")],
  ["srcipv6", labelled("DeviceCustomIPv6Address2", "IPv6 Source Address")],
]);

/** The template's names of values that have no column. Others stand under `PanOS` and PAN-OS's own name. */
export const panosExtensions: ReadonlyMap<string, string> = new Map([
  ["dg_hier_level_1", "PanOSDGl1"],
  ["dg_hier_level_2", "PanOSDGl2"],
  ["dg_hier_level_3", "PanOSDGl3"],
  ["dg_hier_level_4", "PanOSDGl4"],
  ["vsys_name", "PanOSVsysName"],
  ["actionflags", "PanOSActionFlags"],
  ["pkts_sent", "PanOSPacketsSent"],
  ["pkts_received", "PanOSPacketsReceived"],
  ["src_uuid", "PanOSSrcUUID"],
  ["dst_uuid", "PanOSDstUUID"],
  ["tunnelid", "PanOSTunnelID"],
  ["monitortag", "PanOSMonitorTag"],
  ["parent_session_id", "PanOSParentSessionID"],
  ["parent_start_time", "PanOSParentStartTime"],
  ["tunnel", "PanOSTunnelType"],
  ["thr_category", "PanOSThreatCategory"],
  ["contentver", "PanOSContentVer"],
  ["assoc_id", "PanOSAssocID"],
  ["ppid", "PanOSPPID"],
  ["http_headers", "PanOSHTTPHeader"],
  ["url_category_list", "PanOSURLCatList"],
  ["rule_uuid", "PanOSRuleUUID"],
  ["http2_connection", "PanOSHTTP2Con"],
  ["dynusergroup_name", "PanDynamicUsrgrp"],
  ["xff", "PanOSXForwarderfor"],
  ["referer", "PanOSReferer"],
  ["hostid", "PanOSHostID"],
  ["stage", "PanOSStage"],
  ["auth_method", "PanOSAuthMethod"],
  ["tunnel_type", "PanOSTunnelType"],
  ["srcregion", "PanOSSourceRegion"],
  ["portal", "PanOSPortal"],
]);
