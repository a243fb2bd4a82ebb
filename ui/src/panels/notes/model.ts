/** What an import did not understand, in the order in which it is worth reading. */
import type { ImportProblem } from "../../host";

/** Page furniture is expected; everything else wants a look. */
export function isAside(problem: ImportProblem): boolean {
  return problem.code.startsWith("furniture_");
}

/** Both kinds, each in the order of the file. */
export function grouped(problems: readonly ImportProblem[]): { look: ImportProblem[]; aside: ImportProblem[] } {
  const sorted = [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
  return { look: sorted.filter((one) => !isAside(one)), aside: sorted.filter(isAside) };
}
