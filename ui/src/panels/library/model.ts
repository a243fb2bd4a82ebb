/** The tree of channels as lines, parents before their children. */
import type { ChannelCount } from "../../host";

/** A line of the side pane; `count` includes the channels below. */
export type ChannelLine = { id: string; name: string; depth: number; count: number };

/** Channels whose parent is not there stand at the top; a circle is cut. */
export function channelLines(channels: readonly ChannelCount[]): ChannelLine[] {
  const known = new Set(channels.map((channel) => channel.id));
  const under = new Map<string | null, ChannelCount[]>();
  for (const channel of channels) {
    const parent = channel.parent !== null && known.has(channel.parent) && channel.parent !== channel.id ? channel.parent : null;
    under.set(parent, [...(under.get(parent) ?? []), channel]);
  }
  const seen = new Set<string>();
  const walk = (parent: string | null, depth: number): ChannelLine[] =>
    (under.get(parent) ?? []).flatMap((channel) => {
      if (seen.has(channel.id)) return [];
      seen.add(channel.id);
      const below = walk(channel.id, depth + 1);
      const direct = below.filter((line) => line.depth === depth + 1);
      const count = channel.count + direct.reduce((sum, line) => sum + line.count, 0);
      return [{ id: channel.id, name: channel.name, depth, count }, ...below];
    });
  const lines = walk(null, 0);
  const lost = channels.filter((channel) => !seen.has(channel.id));
  return [...lines, ...lost.map(({ id, name, count }) => ({ id, name, depth: 0, count }))];
}
