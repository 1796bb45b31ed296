/** A text whose dates are never broken at their hyphens. */
export const Unbroken = ({ text }: { text: string }) =>
  text.split(/(\d{4}(?:-\d\d){1,2})/).map((part, at) => (at % 2 === 1 ? <span key={at} className="nowrap">{part}</span> : part))
