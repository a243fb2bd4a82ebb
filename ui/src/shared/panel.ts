/** What a panel declares about itself; the app finds it by its place in the tree. */
import type { Component } from "svelte";
import type { Handle } from "../host";
import type { Command } from "./command.svelte";
import type { OpenStory } from "./story.svelte";

/**
 * Where a panel stands: the two panes on the left, a tab on the right, a bar above the
 * manuscript, beside it, or instead of it as a mode of its own.
 */
export type PanelPlace = "library" | "list" | "inspector" | "bar" | "beside" | "mode";

export type Panel = {
  /** The folder's name. */
  id: string;
  place: PanelPlace;
  /** Among those of the same place. */
  order: number;
  title: () => string;
  View: Component;
  /** A mode that stands at the right of the manuscripts, not instead of them. */
  besides?: boolean;
  /** A mode of the manuscripts themselves: its view is a bar above them, and the sides stand in a way of their own. */
  within?: boolean;
  /** Whether there is anything to show; absent: always. */
  shown?: () => boolean;
  /** A count beside the title; null for none. */
  badge?: () => string | null;
  /**
   * What becomes of files that are dropped; absent: they are imported. With an `area` it takes every
   * file that is let go on that element; else it is a mode and takes the pictures, wherever they fall.
   */
  takes?: { words: () => { title: string; text: string }; take: (files: readonly Handle[]) => void; area?: () => HTMLElement | null };
  /** What it puts in the place of a story's manuscript, which stays as it is below; `wide`: it wants room for two columns; `find` looks for something in it. */
  cover?: { View: Component<{ story: OpenStory }>; over: (story: OpenStory) => boolean; wide: () => boolean; find: () => void };
  /** What it puts beside the manuscripts, before the panels that stand there. */
  beside?: { View: Component; title: () => string; shown: () => boolean };
  /** What it shows over everything when something is asked. */
  Dialogs?: Component;
  /** What it adds to the one list of commands. */
  commands?: readonly Command[];
  /** Commands that come and go, as they stand now. */
  more?: () => readonly Command[];
};
