/** Addresses of pictures, once the backend is there. */
import { connect, type Host } from "../../host";

let host = $state.raw<Host | null>(null);
void connect().then((one) => (host = one));

/** Where a picture is loaded from; `small` has a longest edge of 320 px, `page` of 1,600. */
export function address(hash: string, size: "small" | "page"): string | undefined {
  return host?.mediaUrl(hash, size);
}
