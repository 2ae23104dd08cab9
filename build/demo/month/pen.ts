import type { Chance } from "./chance.ts";

type Point = [x: number, y: number, ms: number];

/** Strokes as a hand leaves them on the pad: so many for a name, each another way. */
export function strokesOf(name: string, chance: Chance): Point[][] {
  const hand = chance.branch(name);
  const letters = [...name].slice(0, 4);
  let ms = 0;
  return letters.flatMap((_, letter) =>
    Array.from({ length: hand.between(2, 3) }, (): Point[] => {
      ms += hand.between(60, 180);
      let x = 90 + letter * 230 + hand.between(0, 70);
      let y = 80 + hand.between(0, 160);
      const [dx, dy] = [hand.between(-6, 22), hand.between(-12, 14)];
      return Array.from({ length: hand.between(7, 12) }, (): Point => {
        x += dx + hand.between(-6, 8);
        y += dy + hand.between(-9, 9);
        ms += hand.between(9, 22);
        return [x, Math.max(10, Math.min(350, y)), ms];
      });
    }),
  );
}
