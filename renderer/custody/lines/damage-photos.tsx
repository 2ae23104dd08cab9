import { Button, TextInput } from "@mantine/core";
import { IconCamera } from "@tabler/icons-react";
import { chooseFiles } from "../../files/choose-files.ts";
import { useTakingFor } from "../../files/use-taking-for.ts";
import { useText } from "../../i18n/index.ts";
import { Badge } from "../../ui/index.ts";
import type { Line } from "./custody-lines.ts";
import css from "./line-list.module.css";
import { isUnshown, saidOf } from "./line-said.ts";
import type { LineSaid } from "./custody-lines.ts";

interface Props {
  line: Line;
  name: string;
  /** It was tried to sign or save. */
  wrong: boolean;
  onSay: (said: LineSaid) => void;
}

/** Photographs of an asset, attached to it at once, and named by the document; or why there are none. */
export function DamagePhotos({ line, name, wrong, onSay }: Props) {
  const t = useText("custody");
  const { photos = [], noPhoto = "" } = saidOf(line);
  const takeFor = useTakingFor(`asset:${line.asset.id}`, name);
  const unshown = isUnshown(line);

  async function take(files: readonly File[]) {
    const taken = await takeFor(files);
    if (taken.length > 0) onSay({ photos: [...photos, ...taken] });
  }

  return (
    <div className={css.photos}>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconCamera size="1rem" aria-hidden />}
        aria-label={t("lines.addPhotoOf", { name })}
        onClick={() => chooseFiles((files) => void take(files), "image/*")}
      >
        {t("lines.addPhoto")}
      </Button>
      {photos.length > 0 && <Badge tone="quiet">{t("lines.photos", { count: photos.length })}</Badge>}
      {photos.length === 0 && line.condition === "damaged" && (
        <TextInput
          className={css.why}
          size="xs"
          aria-label={t("lines.noPhotoOf", { name })}
          placeholder={t("lines.noPhoto")}
          value={noPhoto}
          maxLength={200}
          error={wrong && unshown ? t("lines.needPhoto") : undefined}
          onChange={(event) => onSay({ noPhoto: event.currentTarget.value })}
        />
      )}
    </div>
  );
}
