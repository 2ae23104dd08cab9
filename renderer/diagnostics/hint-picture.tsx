import { isPicture } from "../../shared/blob/media-type.ts";
import { useCoreQuery } from "../core/index.ts";
import { isHere, pictureAddress } from "../files/attached-file.ts";
import { FetchButton } from "../files/fetch-button.tsx";
import { useText } from "../i18n/index.ts";
import { showCard } from "../ui/index.ts";
import css from "./hint-picture.module.css";

interface Props {
  /** Record of the file; it belongs to the checklist, not to what the run is about. */
  file: string;
  /** What the step asks, in the language of the window: the picture is described by it. */
  step: string;
}

/**
 * The picture beside a step's hint: small, and large when it is pressed. Its room is there from the first
 * frame, so that nothing moves when it comes.
 */
export function HintPicture({ file: id, step }: Props) {
  const t = useText("diagnostics");
  const { data: file, error } = useCoreQuery("file.get", { id });
  if (error) return <p className={css.told}>{t("hintPicture.unknown")}</p>;
  if (!file) return <div className={css.room} />;
  if (file.removed || file.standing === "erased") return <p className={css.told}>{t("hintPicture.gone")}</p>;
  if (!isPicture(file.type)) return <p className={css.told}>{t("hintPicture.none")}</p>;
  const source = pictureAddress(file);
  if (source === null || !isHere(file)) {
    return (
      <div className={css.away}>
        <span>
          {file.standing === "waiting"
            ? t("hintPicture.waiting", { device: file.deviceCode })
            : t("hintPicture.absent")}
        </span>
        <FetchButton file={file} />
      </div>
    );
  }
  const alt = t("hintPicture.of", { step });
  return (
    <div className={css.room}>
      <button
        type="button"
        className={css.small}
        title={t("hintPicture.large")}
        onClick={() => showCard("file", id)}
      >
        <img src={source} alt={alt} loading="lazy" decoding="async" draggable={false} />
      </button>
    </div>
  );
}
