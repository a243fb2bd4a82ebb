/** Destinations (发稿目的地) and the formats that they are in: which there are. */
import { rpc, type Destination, type DestinationRow, type FormatInfo } from "../host";
import { locale } from "./i18n.svelte";

class Destinations {
  rows = $state.raw<readonly DestinationRow[]>([]);
  formats = $state.raw<readonly FormatInfo[]>([]);
  loaded = $state(false);
  #loading: Promise<void> | null = null;

  /** Asks for them. A list that does not come leaves the one that is there. */
  load(): Promise<void> {
    this.#loading ??= Promise.all([rpc("destination.list", {}), this.formats.length > 0 ? { formats: this.formats } : rpc("format.list", {})])
      .then(([{ destinations }, { formats }]) => {
        this.rows = destinations;
        this.formats = formats;
        this.loaded = true;
      })
      .finally(() => (this.#loading = null));
    return this.#loading;
  }

  find(id: string | null): DestinationRow | null {
    return this.rows.find((row) => row.id === id) ?? null;
  }

  format(id: string): FormatInfo | null {
    return this.formats.find((one) => one.id === id) ?? null;
  }

  /** The name of a format in the interface's language; its id where it is not known. */
  formatName(id: string): string {
    const format = this.format(id);
    return format === null ? id : locale.lang === "en" ? format.name_en : format.name_zh;
  }
}

export const destinations = new Destinations();

/** The destination alone, as it is saved. */
export function bare(row: DestinationRow): Destination {
  const { problems: _, ...destination } = row;
  return destination;
}
