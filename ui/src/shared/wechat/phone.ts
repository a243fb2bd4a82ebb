/** How a phone is fitted into the pane. */

/** What WeChat lays a post out for, in px: the narrowest phone in common use. */
export const WIDTH_PX = 375;
/** No phone is higher than this, in px. */
export const HEIGHT_PX = 812;

/** Size at which the post is laid out, and by how much it is made smaller. */
export function fitPhone(pane: { width: number; height: number }): { width: number; height: number; scale: number } {
  const scale = pane.width > 0 ? Math.min(1, pane.width / WIDTH_PX) : 1;
  return { width: WIDTH_PX, height: Math.min(HEIGHT_PX, Math.max(0, pane.height) / scale), scale };
}
