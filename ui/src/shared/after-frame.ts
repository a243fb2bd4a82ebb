/** How long a frame is waited for, in milliseconds: a window that nobody sees has none. */
const NO_FRAME_MS = 100;

/** Does it in a task of its own after the next frame, which shows what was changed before; returns how to leave it. */
export function afterFrame(work: () => void): () => void {
  let done = false;
  const once = () => {
    if (done) return;
    leave();
    work();
  };
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = once;
  const frame = typeof requestAnimationFrame === "undefined" ? 0 : requestAnimationFrame(() => port2.postMessage(null));
  const timer = setTimeout(once, NO_FRAME_MS);
  const leave = () => {
    done = true;
    clearTimeout(timer);
    if (frame !== 0) cancelAnimationFrame(frame);
    port1.close();
  };
  return () => void (done || leave());
}
