/** How posts look, and how the phone beside the manuscripts is held. */
import { settings } from "../settings.svelte";

/** Id of the format whose look comes first. */
export const FIRST_LOOK = "wechat";

class Wechat {
  /** Whether the preview shows a post, not the web page. */
  get on(): boolean {
    return settings.values["preview.kind"] === "wechat";
  }

  set on(on: boolean) {
    settings.keep("preview.kind", on ? "wechat" : "web");
  }

  /** Id of the format whose look posts have. */
  get look(): string {
    const kept = settings.values["wechat.look"];
    return typeof kept === "string" ? kept : FIRST_LOOK;
  }

  set look(look: string) {
    settings.keep("wechat.look", look);
  }

  /** As a phone shows it at night. */
  get dark(): boolean {
    return settings.values["wechat.dark"] === true;
  }

  set dark(dark: boolean) {
    settings.keep("wechat.dark", dark);
  }
}

export const wechat = new Wechat();
