/** What app and panels may import of the host. */
export { asFailure, connect, isBench, isNative, rpc, systemLanguage, type DialogKind, type Handle, type Host, type HostEvents, type PictureSize } from "./call.ts";
export type * from "./contract.ts";
