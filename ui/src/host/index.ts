/** What app and panels may import of the host. */
export { asFailure, connect, isBench, isNative, rpc, systemLanguage, type Handle, type Host, type HostEvents } from "./call.ts";
export type * from "./contract.ts";
