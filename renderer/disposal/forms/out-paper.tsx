import type { AssetRow } from "../../../shared/domain/asset/asset-view.ts";
import type { DisposalDetail } from "../../../shared/ipc/queries.ts";
import { canonicalJson } from "../../../shared/log/canonical.ts";
import { useText } from "../../i18n/index.ts";
import { Paper, PaperFacts, PaperFault, PaperLine, PaperLines } from "../../signing/paper.tsx";
import { differences } from "./differences.ts";
import { sealsIn } from "./lot-forms.ts";
import type { OutValues } from "./lot-forms.ts";

/** All that whoever takes it away signs, in one text. */
export function outText({ row }: DisposalDetail, values: OutValues): string {
  const { signed: _signed, identityCheck: _check, unsigned: _unsigned, ...said } = values;
  return canonicalJson({ number: row.number, said });
}

interface Props {
  detail: DisposalDetail;
  values: OutValues;
  /** Assets that were scanned and are not of the lot. */
  strangers: Readonly<Record<string, AssetRow>>;
}

/** What goes out, as whoever takes it reads and signs it. */
export function OutPaper({ detail, values, strangers }: Props) {
  const t = useText("lots");
  const { row, assets, media } = detail;
  const unlisted = new Set(differences(detail, values).unlisted);
  const known = new Map(assets.map((each) => [each.id, each.row]));
  return (
    <Paper
      title={t("disposal:act.out")}
      number={row.number}
      facts={[
        [t("disposal:field.title"), row.title],
        [t("outTo"), <strong key="to">{values.to.trim()}</strong>],
        [t("outGiver"), values.giver.trim()],
        [t("outPlace"), values.place.trim()],
        [t("seals"), sealsIn(values.seals).join(" ")],
      ]}
    >
      <PaperLines label={t("linesTitle")}>
        {values.assets.map((id) => {
          const asset = known.get(id) ?? strangers[id];
          return (
            <PaperLine
              key={id}
              name={asset?.name ?? id}
              codes={[asset?.tag, asset?.number, asset?.model].flatMap((code) => code || [])}
            >
              {unlisted.has(id) && <PaperFault>{t("lineState.unlisted")}</PaperFault>}
            </PaperLine>
          );
        })}
        {media.flatMap(({ id, row: medium }) =>
          values.media.includes(id) ? (
            <PaperLine
              key={id}
              name={medium?.model || t("medium:noun")}
              codes={[medium?.number, medium?.label, medium?.seal].flatMap((code) => code || [])}
            />
          ) : (
            []
          ),
        )}
      </PaperLines>
      <p>
        <strong>{t("outSum", { count: values.assets.length, media: values.media.length })}</strong>
      </p>
      <PaperFacts facts={[[t("words"), values.words.trim()]]} />
    </Paper>
  );
}
