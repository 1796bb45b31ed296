import { useEffect, useState } from 'react'

type TickProps = { isOn: boolean; isDisabled?: boolean; toggle: () => void }

/** A box whose state stands in the address: it is ticked at once, and again as the address tells it. */
export function Tick({ isOn, isDisabled = false, toggle }: TickProps) {
  const [isTicked, setTicked] = useState(isOn)
  useEffect(() => setTicked(isOn), [isOn])
  return (
    <input
      type="checkbox" checked={isTicked} disabled={isDisabled}
      onChange={() => {
        setTicked(!isTicked)
        toggle()
      }}
    />
  )
}
