import { sensitiveIn } from "../../shared/domain/kind/sensitive.ts";
import { useText } from "../i18n/index.ts";
import { Note } from "./notes.tsx";

/** Warns of what should not stand in a note for ever, before it is saved. It keeps nobody from saving. */
export function SensitiveNote({ text }: { text: string }) {
  const t = useText("ui");
  const kinds = [...new Set(sensitiveIn(text).map(({ what }) => what))];
  if (kinds.length === 0) return null;
  const what = kinds.map((kind) => t(`sensitive.${kind}`)).join(t("sensitive.between"));
  return (
    <Note tone="warn" title={t("sensitive.title", { what })}>
      {t("sensitive.hint")}
    </Note>
  );
}
