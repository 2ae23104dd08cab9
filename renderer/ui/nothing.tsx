import { useText } from "../i18n/index.ts";
import css from "./nothing.module.css";

/** The one sign for what nobody has said. */
export function Nothing() {
  const t = useText("ui");
  return (
    <span className={css.nothing}>
      <span aria-hidden>–</span>
      <span className="visually-hidden">{t("nothing")}</span>
    </span>
  );
}
