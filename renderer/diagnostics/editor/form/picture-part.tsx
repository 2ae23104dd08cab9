import { Button, Input } from "@mantine/core";
import { useContext, useEffect, useRef, useState } from "react";
import { inLanguage } from "../../../../shared/domain/definition/localized.ts";
import { useMay } from "../../../core/index.ts";
import { chooseFiles } from "../../../files/choose-files.ts";
import { useTakingFor } from "../../../files/use-taking-for.ts";
import { useLocale, useText } from "../../../i18n/index.ts";
import { HintPicture } from "../../hint-picture.tsx";
import css from "../editor.module.css";
import { PicturesContext } from "../pictures-context.ts";
import type { PartProps } from "./part-props.ts";

/**
 * The picture beside a step's hint. It is a file of the checklist's record, which is there once the team has
 * saved it; taken off a step it stays, for runs that have copied the step.
 */
export function PicturePart({ step, onChange }: Omit<PartProps, "place">) {
  const t = useText("editor");
  const locale = useLocale();
  const mayAttach = useMay("file.write");
  const record = useContext(PicturesContext);
  const [notPicture, setNotPicture] = useState(false);
  const take = useTakingFor(`definition:${record ?? ""}`, t("field.picture"));
  // A picture takes a moment: it comes to the draft as it is by then, and to no other step.
  const latest = useRef<PartProps["onChange"] | null>(onChange);
  useEffect(() => {
    latest.current = onChange;
    return () => {
      latest.current = null;
    };
  }, [onChange]);

  async function takeFirst(files: readonly File[]) {
    const chosen = files.filter(({ type }) => type.startsWith("image/")).slice(0, 1);
    setNotPicture(chosen.length === 0);
    if (chosen.length === 0) return;
    const [picture] = await take(chosen);
    if (picture !== undefined) latest.current?.({ picture });
  }

  if (step.picture === undefined && !mayAttach) return null;
  return (
    <Input.Wrapper
      label={t("field.picture")}
      labelElement="div"
      description={record === null ? t("pictureLater") : t("pictureHint")}
      error={notPicture ? t("notPicture") : undefined}
    >
      <div className={css.pictured}>
        {step.picture !== undefined && (
          <HintPicture file={step.picture} step={inLanguage(step.title, locale)} />
        )}
        <div className={css.chosen}>
          {mayAttach && record !== null && (
            <Button
              variant="default"
              onClick={() => chooseFiles((files) => void takeFirst(files), "image/*")}
            >
              {t(step.picture === undefined ? "choosePicture" : "otherPicture")}
            </Button>
          )}
          {step.picture !== undefined && (
            <Button variant="subtle" color="gray" onClick={() => onChange({ picture: undefined })}>
              {t("dropPicture")}
            </Button>
          )}
        </div>
      </div>
    </Input.Wrapper>
  );
}
