/** What app and panels may import of the host. */
export { asFailure, connect, isBench, isNative, rpc, systemLanguage, type DialogKind, type Handle, type Host, type HostEvents, type PagePixels, type PictureSize, type Tile } from "./call.ts";
export type * from "./contract.ts";
export { pageRpc } from "./page.ts";
export type * from "./page.ts";
