/** A story onto the clipboard, for the editor of a 公众号. */
import { asFailure, connect, rpc } from "../../host";
import { desk } from "../story.svelte";
import { toasts } from "../toasts.svelte";
import { tell } from "../told";
import { t } from "./messages";
import { wechat } from "./state.svelte";

/** What is passed over because somebody said so. */
type Pass = { places: boolean; suggestions: boolean };

/** Copies the story being worked on. Refuses what every export refuses, until told otherwise. */
export async function copyPost(pass: Pass = { places: false, suggestions: false }): Promise<void> {
  const { story } = desk;
  if (story === null || !(await desk.leave())) return;
  try {
    const { html, text, post } = await rpc("export.wechat", { id: story.id, look: wechat.look, pass_placeholders: pass.places, as_accepted: pass.suggestions });
    await (await connect()).clipboardWrite({ html, text });
    const more = post.notices.map((notice) => t().notice[notice.code]?.(notice) ?? notice.code).join(t().sep);
    toasts.show(t().copied, { tone: "good", more });
  } catch (error) {
    refused(error, pass);
  }
}

function refused(error: unknown, pass: Pass): void {
  // A browser's own refusal says nothing that helps.
  if (error instanceof DOMException) return void toasts.show(t().nothing, { tone: "wrong" });
  const { code, params } = asFailure(error);
  const count = Number(params["count"] ?? 0);
  if (code === "export_placeholders") {
    toasts.show(t().places(count), { tone: "wrong", action: { label: t().anyway, run: () => void copyPost({ ...pass, places: true }) } });
  } else if (code === "export_suggestions") {
    toasts.show(t().suggestions(count), { tone: "wrong", action: { label: t().asAccepted, run: () => void copyPost({ ...pass, suggestions: true }) } });
  } else {
    tell(error);
  }
}
