/** Prisma's words for agreements in force at an instant. */
export const inForce = (now: Date) => ({
  state: 'active', suspended: false, startsAt: { lte: now }, endsAt: { gt: now },
})
