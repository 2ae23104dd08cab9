import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import type { UnsignedDocument } from "../../../shared/ipc/queries.ts";
import { localDate, useNow } from "../../core/index.ts";
import { useFormat, useText } from "../../i18n/index.ts";
import { SaidInLine } from "../../records/index.ts";
import { TwoLines } from "../../ui/index.ts";
import { slipTitleKey } from "../slip/slip-paper.tsx";
import { dueIn } from "./due-in.ts";
import { DueMark } from "./due-mark.tsx";
import { MissingMark } from "./missing-mark.tsx";
import css from "./later.module.css";

/** A document that nobody has signed: which, who it is told of, since when; and told when, where that was later. */
export function UnsignedLine({ row }: { row: UnsignedDocument }) {
  const t = useText("custody");
  const format = useFormat();
  const now = useNow();
  const { act, reason, seal, number, from, to, at, recordedAt, why, lines, sent, attempts } = row;
  const toldLater = format.date(at) !== format.date(recordedAt);
  return (
    <TwoLines
      first={
        <>
          <strong>{number}</strong>
          <span>{t(slipTitleKey({ act, reason, seal }))}</span>
          <span className={`${css.name} ${css.grow}`}>
            <SaidInLine text={`${from} → ${to}`} />
          </span>
          <span>
            {t("waiting.days", {
              count: Math.max(0, dueIn(localDate(new Date(now)), localDate(new Date(at)))),
            })}
          </span>
        </>
      }
      second={
        <span className={css.name}>
          <SaidInLine
            text={[
              sent
                ? t("waiting.sent", { parcel: [sent.carrier, sent.tracking].filter(Boolean).join(" ") })
                : t("asset:status.toBeSigned"),
              t("lines.count", { count: lines }),
              format.dateTime(at, now),
              toldLater ? t("waiting.toldOn", { date: format.dateTime(recordedAt, now) }) : "",
              attempts > 0 ? t("waiting.attempts", { count: attempts }) : "",
              why,
            ]
              .filter((part) => part !== "")
              .join(" · ")}
          />
        </span>
      }
    />
  );
}

/** An asset on loan: who has it, and the day on which it is due back; one under a seal: which, and where. */
export function DueLine({ row }: { row: AssetRow }) {
  const t = useText("custody");
  const format = useFormat();
  const { dueBack, status, tag, number, name, model, holder, seal, place } = row;
  return (
    <TwoLines
      first={
        <>
          <strong>{tag || number}</strong>
          <span className={`${css.name} ${css.grow}`}>{name || model}</span>
          {status === "missing" && <MissingMark />}
          {dueBack !== null && <DueMark dueBack={dueBack} />}
        </>
      }
      second={
        <span className={css.name}>
          <SaidInLine
            text={[
              holder ?? "",
              seal === null ? "" : t("unseal.lies", { seal }),
              seal === null ? "" : place,
              dueBack === null
                ? ""
                : t("slip.dueBack", { date: format.date(Date.parse(`${dueBack}T00:00`)) }),
            ]
              .filter((part) => part !== "")
              .join(" · ")}
          />
        </span>
      }
    />
  );
}
