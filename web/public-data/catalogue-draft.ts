import type { Acquisition, ItemType, Place, ShareClass, Theme } from '#api/resource/catalogue.ts'
import type { Schemas } from '../client/client.ts'
import { dayOf, endOf } from '../part/day.ts'

type Resource = Schemas['PublicDataResource']
type Given = Schemas['PublishResource']

/** An item as it is being described. */
export type DraftItem = {
  name: string
  element: string
  type: ItemType | ''
  personal: boolean
  sensitive: boolean
  acquisition: Acquisition
  /** What the entry says of it beside; kept as it is. */
  description: string | null
}

/** An entry as it is being described: everything but its code. */
export type Draft = {
  name: string
  description: string
  items: DraftItem[]
  grade: Given['grade']
  openClass: Given['openClass']
  shareClass: ShareClass
  updateCycle: Given['updateCycle']
  gathered: boolean
  acquisition: Acquisition
  theme: Theme | ''
  district: Place | ''
  fromId: string
  document: string
  digest: string
  /** The last day of the consent, in Beijing; empty for one without end. */
  until: string
}

export const EMPTY: Draft = {
  name: '', description: '', items: [], grade: 'general', openClass: 'conditional', shareClass: 'conditional',
  updateCycle: 'monthly', gathered: false, acquisition: 'own', theme: '', district: '', fromId: '', document: '', digest: '',
  until: '',
}

export const ELEMENT = /^[A-Z]{1,4}[0-9]{2,8}(-[\p{Script=Han}A-Za-z0-9（）()·]{1,40})?$/u

/** The items of a list of names: those that are known stay as they were described. */
export function itemsNamed(text: string, { items, acquisition }: Pick<Draft, 'items' | 'acquisition'>): DraftItem[] {
  const names = text.split('\n').map((line) => line.trim()).filter((line) => line !== '')
  return names.map((name) => items.find((item) => item.name === name) ??
    { name, element: '', type: '', personal: false, sensitive: false, acquisition, description: null })
}

/** What of a draft is wrong, by the rule's name; the server has the last word. */
export function wrongOf(draft: Draft) {
  const names = draft.items.map(({ name }) => name)
  const isShared = draft.acquisition === 'shared'
  return {
    twice: new Set(names).size < names.length,
    elements: draft.items.some(({ element }) => element !== '' && !ELEMENT.test(element)),
    personal: draft.openClass === 'unconditional' && draft.items.some(({ personal }) => personal),
    from: isShared && draft.fromId === '',
    consent: isShared && (draft.document.trim() === '') !== (draft.digest === ''),
    digest: isShared && draft.digest !== '' && !/^0x[0-9a-f]{64}$/.test(draft.digest),
  }
}

/** A draft as it is sent. */
export function entryOf(draft: Draft): Omit<Given, 'code'> {
  const { items, theme, district, fromId, document, digest, until, ...rest } = draft
  const consent = digest === '' ? {} : {
    consent: { document: document.trim(), digest, ...(until === '' ? {} : { until: endOf(until) }) },
  }
  return {
    ...rest,
    items: items.map(({ element, type, sensitive, personal, description, ...item }) => ({
      ...item, sensitive, personal: personal || sensitive,
      ...(element === '' ? {} : { element }), ...(type === '' ? {} : { type }),
      ...(description === null ? {} : { description }),
    })),
    ...(theme === '' ? {} : { theme }),
    ...(district === '' ? {} : { district }),
    ...(draft.acquisition === 'shared' ? { sharing: { fromId, ...consent } } : {}),
  }
}

/** The sharing of an entry that its holder can't change: the sharing department gave its consent, or took it back. */
export function fixedSharing({ acquisition, sharing }: Resource): Pick<Given, 'acquisition' | 'sharing'> | undefined {
  if (sharing === null || (sharing.givenAt === null && sharing.withdrawnAt === null)) return undefined
  const { fromId, document, digest, until } = sharing
  const consent = document === null || digest === null ? {} : {
    consent: { document, digest, ...(until === null ? {} : { until }) },
  }
  return { acquisition: acquisition as Acquisition, sharing: { fromId, ...consent } }
}

/** The draft that a resource begins a change with: safe because the API's words of a resource are those of the draft. */
export function draftOf(resource: Resource): Draft {
  const { sharing, items } = resource
  return {
    ...EMPTY,
    name: resource.name,
    description: resource.description,
    items: items.map(({ element, type, ...item }) => ({ ...item, element: element ?? '', type: type ?? '' })),
    grade: resource.grade as Draft['grade'],
    openClass: resource.openClass as Draft['openClass'],
    shareClass: resource.shareClass as ShareClass,
    updateCycle: resource.updateCycle as Draft['updateCycle'],
    gathered: resource.gathered,
    acquisition: resource.acquisition as Acquisition,
    theme: (resource.theme ?? '') as Draft['theme'],
    district: (resource.district ?? '') as Draft['district'],
    fromId: sharing?.fromId ?? '',
    document: sharing?.document ?? '',
    digest: sharing?.digest ?? '',
    until: sharing?.until == null ? '' : dayOf(Date.parse(sharing.until) - 1),
  }
}
