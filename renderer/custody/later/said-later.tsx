import type { LaterSaid } from "../../../shared/ipc/queries.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { Said } from "../../records/index.ts";
import { SignedBy } from "../slip/signed-by.tsx";
import css from "./later.module.css";

/** What was said of a document after it was recorded, the oldest first: signatures, attempts, renewals. */
export function SaidLaterList({ said }: { said: readonly LaterSaid[] }) {
  const t = useText("custody");
  if (said.length === 0) return null;
  return (
    <section aria-label={t("later.said")}>
      <h3 className={css.title}>{t("later.said")}</h3>
      <ol className={css.said}>
        {said.map((each) => (
          <li key={each.operation}>
            <SaidLater said={each} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** One of them: when it was, and when it was told where that was later. */
function SaidLater({ said }: { said: LaterSaid }) {
  const t = useText("custody");
  const format = useFormat();
  const { operation, act, actorName, deviceCode, recordedAt } = said;
  const at = said.at === undefined ? recordedAt : Date.parse(said.at);
  const words = (text: string) => <Said text={text} operation={operation} />;
  return (
    <>
      <p>
        {act === "sign" && t("later.signed", { device: deviceCode, when: format.dateTime(recordedAt) })}
        {act === "attempt" &&
          [
            format.dateTime(at),
            t(`way.${said.way ?? "call"}`),
            t(`outcome.${said.outcome ?? "notReached"}`),
            said.carrier,
            said.tracking,
          ]
            .filter((part) => part)
            .join(" · ")}
        {act === "unseal" &&
          [
            t("later.opened", { when: format.dateTime(at), seal: said.seal ?? "" }),
            t(said.intact ? "unseal.whole" : "unseal.broken"),
            said.condition ? t(`condition.${said.condition}`) : "",
          ]
            .filter((part) => part !== "")
            .join(" · ")}
        {act === "miss" && t("later.missed", { when: format.dateTime(at) })}
        {act === "renew" &&
          t("later.renewed", { date: format.date(Date.parse(`${said.dueBack ?? ""}T00:00`)) })}
      </p>
      {act === "unseal" && said.witness ? <p>{words(said.witness)}</p> : null}
      {(act === "attempt" || act === "miss" || act === "unseal") && said.note ? (
        <p>{words(said.note)}</p>
      ) : null}
      {act === "renew" && said.reason ? <p>{words(said.reason)}</p> : null}
      {act === "sign" && <SignedBy signatures={said.signatures} dated />}
      <p className={css.by}>
        {t("slip.recorded", { name: actorName, device: deviceCode, when: format.dateTime(recordedAt) })}
      </p>
    </>
  );
}
