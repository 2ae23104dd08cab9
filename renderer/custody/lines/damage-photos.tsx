import { Button, TextInput } from "@mantine/core";
import { IconCamera } from "@tabler/icons-react";
import { chooseFiles } from "../../files/choose-files.ts";
import { useTakingFor } from "../../files/use-taking-for.ts";
import { useText } from "../../i18n/index.ts";
import { Badge } from "../../ui/index.ts";
import css from "./line-list.module.css";

interface Props {
  asset: string;
  name: string;
  damaged: boolean;
  photos: readonly unknown[];
  noPhoto: string;
  /** It was tried to sign or save, and neither is there. */
  wrong: boolean;
  onSay: (said: { photos: unknown[] } | { noPhoto: string }) => void;
}

/** Photographs of an asset, attached to it at once, and named by the document; or why there are none. */
export function DamagePhotos({ asset, name, damaged, photos, noPhoto, wrong, onSay }: Props) {
  const t = useText("custody");
  const takeFor = useTakingFor(`asset:${asset}`, name);

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
      {photos.length === 0 && damaged && (
        <TextInput
          className={css.why}
          size="xs"
          aria-label={t("lines.noPhotoOf", { name })}
          placeholder={t("lines.noPhoto")}
          value={noPhoto}
          maxLength={200}
          error={wrong ? t("lines.needPhoto") : undefined}
          onChange={(event) => onSay({ noPhoto: event.currentTarget.value })}
        />
      )}
    </div>
  );
}
