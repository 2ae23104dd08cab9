/** The sign of the program: a tag in one stroke (build/icon/icon.svg). */
export function BrandIcon() {
  return (
    <svg viewBox="0 0 24 24" width="1.125rem" height="1.125rem" fill="none" aria-hidden>
      <path
        d="M12.6 3.5H19a1.5 1.5 0 0 1 1.5 1.5v6.4a2 2 0 0 1-.6 1.4l-7.3 7.3a1.6 1.6 0 0 1-2.2 0l-6.5-6.5a1.6 1.6 0 0 1 0-2.2l7.3-7.3a2 2 0 0 1 1.4-.6Z"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinejoin="round"
      />
      <path
        d="m8.8 12.2 2.3 2.3 4-4"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
