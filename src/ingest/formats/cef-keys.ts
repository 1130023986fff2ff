// The extension keys of CEF and the columns of CommonSecurityLog that hold them.

const single: Readonly<Record<string, string>> = {
  act: "DeviceAction",
  app: "ApplicationProtocol",
  cat: "DeviceEventCategory",
  cnt: "EventCount",
  destinationDnsDomain: "DestinationDnsDomain",
  destinationServiceName: "DestinationServiceName",
  destinationTranslatedAddress: "DestinationTranslatedAddress",
  destinationTranslatedPort: "DestinationTranslatedPort",
  deviceDirection: "CommunicationDirection",
  deviceDnsDomain: "DeviceDnsDomain",
  deviceExternalId: "DeviceExternalID",
  deviceFacility: "DeviceFacility",
  deviceInboundInterface: "DeviceInboundInterface",
  deviceNtDomain: "DeviceNtDomain",
  deviceOutboundInterface: "DeviceOutboundInterface",
  devicePayloadId: "DevicePayloadId",
  deviceProcessName: "ProcessName",
  deviceTranslatedAddress: "DeviceTranslatedAddress",
  dhost: "DestinationHostName",
  dmac: "DestinationMACAddress",
  dntdom: "DestinationNTDomain",
  dpid: "DestinationProcessId",
  dpriv: "DestinationUserPrivileges",
  dproc: "DestinationProcessName",
  dpt: "DestinationPort",
  dst: "DestinationIP",
  dtz: "DeviceTimeZone",
  duid: "DestinationUserID",
  duser: "DestinationUserName",
  dvc: "DeviceAddress",
  dvchost: "DeviceName",
  dvcmac: "DeviceMacAddress",
  dvcpid: "ProcessID",
  end: "EndTime",
  fileCreateTime: "FileCreateTime",
  fileHash: "FileHash",
  fileId: "FileID",
  fileModificationTime: "FileModificationTime",
  filePath: "FilePath",
  filePermission: "FilePermission",
  fileType: "FileType",
  flexDate1: "FlexDate1",
  flexDate1Label: "FlexDate1Label",
  fname: "FileName",
  fsize: "FileSize",
  in: "ReceivedBytes",
  msg: "Message",
  oldFileCreateTime: "OldFileCreateTime",
  oldFileHash: "OldFileHash",
  oldFileId: "OldFileID",
  oldFileModificationTime: "OldFileModificationTime",
  oldFileName: "OldFileName",
  oldFilePath: "OldFilePath",
  oldFilePermission: "OldFilePermission",
  oldFileSize: "OldFileSize",
  oldFileType: "OldFileType",
  out: "SentBytes",
  outcome: "EventOutcome",
  proto: "Protocol",
  reason: "Reason",
  request: "RequestURL",
  requestClientApplication: "RequestClientApplication",
  requestContext: "RequestContext",
  requestCookies: "RequestCookies",
  requestMethod: "RequestMethod",
  rt: "ReceiptTime",
  shost: "SourceHostName",
  smac: "SourceMACAddress",
  sntdom: "SourceNTDomain",
  sourceDnsDomain: "SourceDnsDomain",
  sourceServiceName: "SourceServiceName",
  sourceTranslatedAddress: "SourceTranslatedAddress",
  sourceTranslatedPort: "SourceTranslatedPort",
  spid: "SourceProcessId",
  spriv: "SourceUserPrivileges",
  sproc: "SourceProcessName",
  spt: "SourcePort",
  src: "SourceIP",
  start: "StartTime",
  suid: "SourceUserID",
  suser: "SourceUserName",
  type: "EventType",
};

/** Families of keys with a number: `cs1` and `cs1Label` to `cs6` and `cs6Label`. */
const numbered: readonly (readonly [key: string, column: string, count: number])[] = [
  ["c6a", "DeviceCustomIPv6Address", 4],
  ["cfp", "DeviceCustomFloatingPoint", 4],
  ["cs", "DeviceCustomString", 6],
  ["deviceCustomDate", "DeviceCustomDate", 2],
  ["flexNumber", "FlexNumber", 2],
  ["flexString", "FlexString", 2],
];

/** Columns that Microsoft renamed and still fills under both names, the older one where the value fits its int. */
const doubled: Readonly<Record<string, readonly string[]>> = {
  externalId: ["ExtID", "ExternalID"],
  ...Object.fromEntries(
    ["1", "2", "3"].flatMap((n) => [
      [`cn${n}`, [`FieldDeviceCustomNumber${n}`, `DeviceCustomNumber${n}`]],
      [`cn${n}Label`, [`DeviceCustomNumber${n}Label`]],
    ]),
  ),
};

function* mapping(): Generator<readonly [string, readonly string[]]> {
  for (const [key, column] of Object.entries(single)) yield [key, [column]];
  for (const [key, columns] of Object.entries(doubled)) yield [key, columns];
  for (const [key, column, count] of numbered) {
    for (let n = 1; n <= count; n++) {
      yield [`${key}${n}`, [`${column}${n}`]];
      yield [`${key}${n}Label`, [`${column}${n}Label`]];
    }
  }
}

/** Microsoft Sentinel documentation, "CEF and CommonSecurityLog field mapping" (2024-08-12). Keys mind their case. */
export const columnsOfCefKey: ReadonlyMap<string, readonly string[]> = new Map(mapping());
