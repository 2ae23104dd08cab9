import type { Chance } from "./chance.ts";
import type { Course } from "./course.ts";

/** Of those whom the course lets rate, so many take the tablet; the others wave it away, unless they are cross. */
const TAKES = 0.68;
const CROSS = 2;

/** What is written beside so many stars, and how often somebody writes at all. */
const COMMENTS: Readonly<Record<number, { share: number; said: readonly string[] }>> = {
  5: {
    share: 0.22,
    said: [
      "响应很快，讲得也清楚。",
      "一次就弄好了，谢谢！",
      "很耐心，还教了我怎么避免。",
      "比预想的快，没耽误开会。",
    ],
  },
  4: {
    share: 0.25,
    said: [
      "问题解决了，就是等了一阵。",
      "挺好的，要是能先打个电话说几点到就更好了。",
      "态度好，过程中换了一次人。",
    ],
  },
  3: {
    share: 0.7,
    said: [
      "能用了，但中间没人告诉我进展。",
      "处理得可以，等得有点久。",
      "解决了，希望下次一次说清要准备什么。",
    ],
  },
  2: { share: 1, said: ["来回说了三遍同样的情况，耽误了半天。", "约好上午来，下午才到，也没提前说。"] },
  1: { share: 1, said: ["等了两天没人联系，最后是同事帮我弄好的。"] },
};
const ONCE_MORE = "第一次没修好，又报了一遍才解决。";
/** Whoever had to ring twice gives no more. */
const MOST_AFTER_REOPENING = 3;

/**
 * What the user says on the screen that is handed to them when they confirm; null where they say nothing.
 * The laptop on which it is given loses it with its next sync.
 */
export function ratingOf(
  { handle, rating, reopened }: Pick<Course, "handle" | "rating" | "reopened">,
  chance: Chance,
): ({ type: "rating.give" } & Record<string, unknown>) | null {
  const takes = chance.happens(TAKES);
  if (rating === null || (rating > CROSS && !takes)) return null;
  const stars = reopened ? Math.min(rating, MOST_AFTER_REOPENING) : rating;
  const { share, said } = COMMENTS[stars] ?? { share: 0, said: [""] };
  const comment = reopened ? ONCE_MORE : chance.happens(share) ? chance.pick(said) : "";
  return { type: "rating.give", ticket: handle, stars, comment };
}
