// Device output becomes integrity verdicts.

export { type Ask, askRows, asksOf } from "./asks.ts";
export type { AttestationAnswer, MeasuredPart, PrintedSignature } from "./attestation/answer.ts";
export { attest } from "./attestation/attest.ts";
export type { AttestSettings } from "./attestation/attest-settings.ts";
export type { Certificate } from "./attestation/certificate.ts";
export { type FileBytes, readCertificates } from "./attestation/certificate-files.ts";
export { checkKnownGoodFile, type KnownGoodFile } from "./attestation/known-good-signature.ts";
export { type KnownGoodList, readKnownGoodValues } from "./attestation/known-good-values.ts";
export {
  type Baseline,
  baselineOf,
  writeBaseline,
} from "./baseline/baseline.ts";
export { checkBaseline, type Drift, driftOf, signsOfDrift } from "./baseline/drift.ts";
export { driftRows } from "./baseline/drift-rows.ts";
export { type Observed, observedIn } from "./baseline/observed.ts";
export { readBaseline } from "./baseline/read-baseline.ts";
export type {
  DeviceEvidence,
  EvidenceProblem,
  IntegrityReport,
  OutputSummary,
} from "./device-evidence.ts";
export {
  type EvidencePlace,
  type Fact,
  type FactKind,
  factKindRow,
  factKinds,
} from "./fact.ts";
export {
  algorithmNamed,
  algorithmOfHash,
  type HashAlgorithm,
  hashOfNothing,
  hexOf,
  printedAlgorithm,
} from "./hashes/algorithm.ts";
export { checkHashes, type HashQuestion } from "./hashes/check-hashes.ts";
export { type Digest, Digester, type ToldText } from "./hashes/digests.ts";
export type { ImageFile } from "./hashes/image-file.ts";
export type { ListedHash } from "./hashes/listed-hash.ts";
export { hashListFormats, readHashList } from "./hashes/lists/index.ts";
export {
  type ImageBytes,
  type ImageStructure,
  readStructure,
  type StructureState,
  structureForms,
} from "./hashes/structures/index.ts";
export {
  ConfigHistory,
  type ConfigReading,
  type ConfigVersion,
  factsOfConfigHistory,
  type HistoryChange,
} from "./history/config-history.ts";
export { historyOf, isTelling, signsOfHistory } from "./history/history-signs.ts";
export { keptConfigurationRows } from "./history/restoring-rows.ts";
export { imageSignatureChecks } from "./image-signature.ts";
export {
  type Check,
  type CheckName,
  checkRows,
  type IntegrityVerdict,
  type Sign,
  type Trust,
} from "./integrity.ts";
export { tooDeepAt } from "./json-depth.ts";
export { type JudgedEvidence, judgeIntegrity, trustWords } from "./judge-integrity.ts";
export type { OutputLine, OutputReader, OutputReading, ShownOutput } from "./output.ts";
export { readEvidence } from "./readers/assemble.ts";
export { readers } from "./readers/index.ts";
export {
  isNamedIn,
  type RegisterReading,
  readRegister,
  type SignSettings,
  signRows,
  signsOf,
  signsOfKnownHashes,
} from "./signs/index.ts";
export { decodeTranscript } from "./transcript/decode.ts";
export { readTranscript } from "./transcript/transcript.ts";
