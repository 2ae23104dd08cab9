import { Button } from "@mantine/core";
import { useErrorWords } from "../core/index.ts";
import { useText } from "../i18n/index.ts";
import { AppDialog, Row, Stack, late } from "../ui/index.ts";
import type { NotTaken } from "./intake/taking.ts";
import { forgetNotTaken, useTaking } from "./intake/taking.ts";
import css from "./attached-files.module.css";

const BlackOutView = late(() => import("./black-out/black-out-view.tsx"));

/** What files ask of a person on their way in, above any screen: a picture to look at, and what was not taken. */
export function TakingIn() {
  const { looking, notTaken } = useTaking();
  if (looking)
    return <BlackOutView key={looking.at} {...looking} onKeep={looking.keep} onLeave={looking.leave} />;
  return notTaken.length > 0 ? <NotTakenDialog files={notTaken} /> : null;
}

function NotTakenDialog({ files }: { files: readonly NotTaken[] }) {
  const t = useText("files");
  const words = useErrorWords();
  const reason = (why: NotTaken["why"]) => {
    if (typeof why === "string") return t([`refused.${why}`, `rules:rule.${why}`]);
    return words(why).what;
  };
  return (
    <AppDialog title={t("notTaken", { count: files.length })} onClose={forgetNotTaken}>
      <Stack>
        <ul className={css.notTaken}>
          {files.map(({ name, why }, index) => (
            <li key={index}>
              <strong>{name}</strong>
              <span>{reason(why)}</span>
            </li>
          ))}
        </ul>
        <p>{t("notTakenHint")}</p>
        <Row end>
          <Button onClick={forgetNotTaken} data-autofocus>
            {t("understood")}
          </Button>
        </Row>
      </Stack>
    </AppDialog>
  );
}
