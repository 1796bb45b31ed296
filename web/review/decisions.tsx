import type { UseMutationResult } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useAddress } from '../client/address.ts'
import type { Problem } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { treasuryTexts } from '../language/treasury.ts'
import { Paging } from '../part/list.tsx'
import { sayFen, sayInstant } from '../part/say.ts'
import { Empty, type Query, Read } from '../part/state.tsx'
import { Confirm } from './confirm.tsx'
import { Money, type Movement } from './money.tsx'
import { useWaitingCount } from './waiting.ts'

/** The acts by which a movement of money is decided: what each is called stands in the treasury's texts. */
type ActName = 'confirm' | 'reject' | 'pay' | 'refuse'

type Decision = { id: string; approved: boolean }

/** How a kind of movements is decided. */
export type Deciding = {
  /** Name of the column of the bank's words. */
  reference: string
  approve: ActName
  turnDown: ActName
  act: Pick<UseMutationResult<unknown, Problem, Decision>, 'mutate' | 'reset' | 'error' | 'isPending' | 'isSuccess'>
  /** What was decided last, as the server answers it. */
  decided: Movement | undefined
  /** What is to be said before a movement is approved. */
  warning?: (movement: Movement) => string | undefined
}

type DecisionsProps = { rows: Movement[]; label: string; empty?: string | undefined; by: Deciding }

/** Movements of money, with the step between pressing and booking. */
export function Decisions({ rows, label, empty, by }: DecisionsProps) {
  const texts = useText(treasuryTexts)
  const [wish, setWish] = useState<{ movement: Movement; approved: boolean }>()
  const { act, decided, reference } = by
  const ask = (next: typeof wish) => {
    act.reset()
    setWish(next)
  }
  const name = wish && (wish.approved ? by.approve : by.turnDown)
  const warning = wish?.approved ? by.warning?.(wish.movement) : undefined
  const actsOf = (movement: Movement) => [
    { label: texts[by.approve], isMain: true, ask: () => ask({ movement, approved: true }) },
    { label: texts[by.turnDown], isMain: false, ask: () => ask({ movement, approved: false }) },
  ]
  return (
    <>
      {act.isSuccess && decided !== undefined && (
        <p className="notice good" role="status">
          {texts.done(decided.name, sayFen(decided.amountFen))}
        </p>
      )}
      {rows.length === 0 && empty !== undefined && <Empty>{empty}</Empty>}
      {rows.length > 0 && <Money rows={rows} label={label} reference={reference} actsOf={actsOf} />}
      <Confirm
        asked={name && { title: texts.ask[name], told: texts.told[name], label: texts[name], warning }}
        facts={
          wish === undefined
            ? []
            : [
                [texts.organisation, wish.movement.name],
                [texts.amount, sayFen(wish.movement.amountFen)],
                [reference, wish.movement.reference],
                [texts.at, sayInstant(wish.movement.createdAt)],
              ]
        }
        error={act.error}
        isBusy={act.isPending}
        cancel={() => ask(undefined)}
        confirm={() =>
          wish !== undefined &&
          act.mutate({ id: wish.movement.id, approved: wish.approved }, { onSuccess: () => setWish(undefined) })
        }
      />
    </>
  )
}

type Found<T> = Query<{ items: T[]; next: string | null }>

type WaitingProps<T> = {
  part: 'top-ups' | 'payouts'
  title: string
  lead: string
  none: string
  task: Parameters<typeof useWaitingCount>[0]
  found: Found<T>
  isOpen: (item: T) => boolean
  children: (waiting: T[], all: T[], empty: string | undefined) => ReactNode
}

/** What waits for the treasurer; where more wait than were read, that is told. */
export function Waiting<T>({ part, title, lead, none, task, found, isOpen, children }: WaitingProps<T>) {
  const texts = useText(treasuryTexts)
  const count = useWaitingCount(task)
  return (
    <section className="stack review-section" id={part} aria-labelledby={`${part}-title`}>
      <div>
        <h2 id={`${part}-title`}>{title}</h2>
        <p className="soft last">{lead}</p>
      </div>
      <Read query={found}>
        {({ items }) => {
          const waiting = items.filter(isOpen)
          const older = (count ?? 0) - waiting.length
          return (
            <>
              {children(waiting, items, older > 0 ? undefined : none)}
              {older > 0 && <p className="notice wait">{texts.older(String(older))}</p>}
            </>
          )
        }}
      </Read>
    </section>
  )
}

/** The page of a history, and the place in the address where its cursor stands. */
export function useHistory() {
  const {
    values: { cursor },
    change,
  } = useAddress(['cursor'])
  return {
    cursor,
    query: { limit: 20, ...(cursor === undefined ? {} : { cursor }) },
    go: (after: string | undefined) => change({ cursor: after }),
  }
}

type HistoryProps<T> = { found: Found<T>; at: ReturnType<typeof useHistory>; children: (items: T[]) => ReactNode }

/** All that was asked for and decided, newest first. */
export function History<T>({ found, at: { cursor, go }, children }: HistoryProps<T>) {
  const texts = useText(treasuryTexts)
  return (
    <Read query={found}>
      {({ items, next }) =>
        items.length === 0 ? (
          <Empty>{texts.historyEmpty}</Empty>
        ) : (
          <>
            {children(items)}
            <Paging cursor={cursor} next={next} go={go} />
          </>
        )
      }
    </Read>
  )
}
