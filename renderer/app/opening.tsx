import { Button, Loader } from "@mantine/core";
import { useText } from "../i18n/index.ts";
import { useRestore } from "../restoring/index.ts";
import { EmptyState, Note } from "../ui/index.ts";
import css from "./opening.module.css";

export function Opening() {
  const t = useText("app");
  return (
    <main className={css.whole}>
      <EmptyState icon={<Loader size="sm" />} title={t("opening")} />
    </main>
  );
}

/** The store cannot be opened. */
export function OpeningFailed({ code, message }: { code: string; message: string }) {
  const t = useText("app");
  const restore = useRestore(true);
  return (
    <main className={css.whole}>
      <div className={css.note}>
        <Note
          tone="bad"
          alert
          title={t("failed.title")}
          actions={
            <Button variant="default" onClick={restore.choose}>
              {t("restoring:choose")}
            </Button>
          }
        >
          {t("common:sentences", {
            first: t("failed.safe"),
            then: t([`failed.next.${code}`, "failed.next.other"]),
          })}
          <p className={css.detail}>
            {code}: {message}
          </p>
        </Note>
        {restore.dialog}
      </div>
    </main>
  );
}
