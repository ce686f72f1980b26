/** The mark of the product; its name stands beside it in text. */
export function Logo() {
  return (
    <svg viewBox="0 0 32 32" width={24} height={24} aria-hidden>
      <rect width="32" height="32" rx="8" fill="#574eb6" />
      <path
        d="M5 21c3.5 0 3.5-4 7-4s3.5 4 7 4 3.5-4 8-4M5 14c3.5 0 3.5-4 7-4s3.5 4 7 4 3.5-4 8-4"
        fill="none"
        stroke="#fff"
        strokeWidth="3"
        strokeLinecap="round"
      />
    </svg>
  )
}
