import type { Done, Word } from "../../core/index.ts";
import { canUndo, isPassing, useCoreQuery } from "../../core/index.ts";
import type { CoreError } from "../../../shared/ipc/contract.ts";
import type { Text } from "../../i18n/index.ts";
import { actWords, useText } from "../../i18n/index.ts";

interface Words {
  text: string;
  /** What can be taken back from here; null for nothing. */
  done: Done | null;
}

/** An act's own words, e.g. `ticket:done.accept`: what was done, and to what. */
function doneWords(t: Text, { type, label, steps }: Done): string {
  const [of = "", act = ""] = type.split(".");
  const records = new Set(steps.map(({ kind, id }) => `${kind}:${id}`)).size;
  const what = records > 1 ? t("notice.several", { first: label, count: records }) : label;
  return t([`${of}:done.${act}`, "notice.other"], { what }).trim();
}

function whyNot(
  t: Text,
  error: CoreError,
  members: readonly { id: string; name: string }[] | undefined,
): string {
  const { rule, by, act } = (error.details ?? {}) as Record<string, string>;
  const name = members?.find(({ id }) => id === by)?.name ?? t("domain:unknown.member");
  return t([`notice.why.${rule ?? "other"}`, "notice.why.other"], {
    name,
    act: actWords(t, String(act)),
  });
}

/** The words of the notice, in the language of now. */
export function useNoticeWords(word: Word | null): Words | null {
  const t = useText("ui");
  const members = useCoreQuery("member.list", word && "error" in word ? {} : null).data;
  if (!word) return null;
  switch (word.says) {
    case "done":
      return {
        text: t("notice.saved", { done: doneWords(t, word.done) }),
        done: canUndo(word.done) ? word.done : null,
      };
    case "undone":
      return {
        text: t("notice.undone", { act: actWords(t, word.done.type), what: word.done.label }),
        done: null,
      };
    case "words": {
      const names = Object.entries(word.names).map(([name, key]) => [name, t(key)] as const);
      return { text: t(word.key, { ...word.values, ...Object.fromEntries(names) }), done: null };
    }
    case "refused": {
      if (isPassing(word.error)) {
        return { text: t("notice.passing", { act: actWords(t, word.done.type) }), done: null };
      }
      const why = whyNot(t, word.error, members);
      return {
        text: t("notice.refused", { act: actWords(t, word.done.type), why }),
        done: null,
      };
    }
    case "undoneInPart": {
      const { taken, left, error } = word;
      const labels = [...new Set(left.map(({ label = "" }) => label))];
      const first = labels[0] ?? "";
      const what = labels.length > 1 ? t("notice.several", { first, count: labels.length }) : first;
      const why = whyNot(t, error, members);
      return {
        text: t("notice.undoneInPart", { act: actWords(t, word.done.type), taken, what, why }),
        done: null,
      };
    }
  }
}
