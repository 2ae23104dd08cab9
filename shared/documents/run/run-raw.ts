import type { Lines } from "../document.ts";
import { filled } from "../printed.ts";
import type { RunPage } from "./run-page.ts";

/** Lines of one output that are printed: enough for a ping or a route, and less than a page. */
const MOST_LINES = 24;
/** Of one line; a program's output has no longer ones that anybody reads. */
const MOST_WIDE = 160;

/** What was received, shortened: an appendix, so that the steps stand before it. */
export function rawOf({ sources, words, told, said }: RunPage): Lines {
  return {
    title: words["raw.title"],
    columns: [
      { head: words["raw.step"], share: 22 },
      { head: words["raw.text"], share: 78 },
    ],
    rows: sources.steps.flatMap(({ step, said: answer }, index) => {
      if (!answer?.reading) return [];
      const raw = said(answer.raw);
      if (raw.trim() === "") return [];
      const { rawAs, rawCut } = answer.reading;
      const text =
        rawAs === "base64" ? filled(words["raw.bytes"], { all: raw.length }) : shortened(raw, words);
      return [[`${index + 1}  ${told(step.title)}`, rawCut ? `${text}\n${words["raw.cut"]}` : text]];
    }),
  };
}

function shortened(raw: string, words: RunPage["words"]): string {
  const lines = raw
    .split(/\r\n|\r|\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line !== "");
  const shown = lines.slice(0, MOST_LINES);
  const narrow = shown.map((line) => (line.length > MOST_WIDE ? `${line.slice(0, MOST_WIDE)} …` : line));
  const whole = lines.length === shown.length && narrow.every((line, index) => line === shown[index]);
  const more = whole ? [] : [filled(words["raw.more"], { all: lines.length, shown: shown.length })];
  return [...narrow, ...more].join("\n");
}
