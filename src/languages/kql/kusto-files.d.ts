// The two files of Microsoft's package that are loaded; they export nothing and set globals.

declare module "@kusto/language-service-next/bridge.min.js";
declare module "@kusto/language-service-next/Kusto.Language.Bridge.min.js";
