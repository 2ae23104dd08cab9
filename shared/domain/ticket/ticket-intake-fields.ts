import { z } from "zod";
import { field } from "../../log/field.ts";
import { refTo, text } from "../words.ts";

/** Why a ticket names no asset, where one is looked for (domain.md 2.8). */
export const NO_ASSET_REASONS = ["noMatterOfAssets", "unlabelled", "unregistered", "notAtHand"] as const;
export type NoAssetReason = (typeof NO_ASSET_REASONS)[number];

/** What intake asks beside who reports and what is wrong. */
export const ticketIntakeFields = {
  /** 实际使用人: whom it is for, where the caller speaks for somebody else. */
  onBehalf: field("register", text(60), { edited: true, found: "name", personal: true }),
  onBehalfPerson: field("register", refTo("person").nullable(), { edited: true }),
  noAsset: field("register", z.enum(NO_ASSET_REASONS).nullable(), { edited: true }),
} as const;
