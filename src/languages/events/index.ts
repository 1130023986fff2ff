// Tables become events with fields, as Splunk and Sigma's keyword rules see them.

export { columnOfField } from "./columns.ts";
export { type EventColumns, extractedFields, fieldOf, ofSourcetypes } from "./fields.ts";
export { type EventIndex, indexesOf } from "./indexes.ts";
export {
  knownEventtypes,
  knownTags,
  sourcetypesNamed,
  sourcetypesOfEventtype,
  sourcetypesOfTag,
} from "./sourcetypes.ts";
export {
  type EventOptions,
  eventFields,
  events,
  newestFirst,
  withField,
} from "./view.ts";
