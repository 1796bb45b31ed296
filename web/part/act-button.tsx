import { type ButtonHTMLAttributes, useId } from 'react'

type ActButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> & {
  /** Why the act can't be done now; it stands beside the button, which keeps its place in the tab order. */
  reason?: string | undefined
  /** Where the reason stands, if elsewhere on the page. */
  toldBy?: string | undefined
}

/** A button for an act; where the act can't be done, it says why. */
export function ActButton({
  reason,
  toldBy,
  className = 'button',
  onClick,
  type = 'button',
  children,
  ...rest
}: ActButtonProps) {
  const id = useId()
  return (
    <span className="act-button">
      <button
        {...rest}
        type={reason === undefined ? type : 'button'}
        className={className}
        aria-disabled={reason !== undefined}
        aria-describedby={reason === undefined ? undefined : (toldBy ?? id)}
        onClick={reason === undefined ? onClick : undefined}
      >
        {children}
      </button>
      {reason !== undefined && toldBy === undefined && (
        <span id={id} className="faint act-reason">
          {reason}
        </span>
      )}
    </span>
  )
}
