import type { RegistrationFormInput } from './form.ts'
import type { CheckedFacts } from './precheck.ts'

type Known = Omit<CheckedFacts, 'kind' | 'today'>

/** A form with what the platform knows already: names, codes, attributes of the catalogue. */
export function prefilled({ registrant, subject }: Known, description: string): RegistrationFormInput {
  const about = { name: subject.name, abstract: description, region: '东营市' }
  const own = { subject: { name: registrant.name, uscc: registrant.uscc } }
  if (subject.kind === 'product') {
    const registrationCodes = subject.resourceCodes.map(({ code }) => code).filter((code) => code !== null)
    const service = { name: subject.name, abstract: description.slice(0, 1000), registrationCodes }
    return { ...own, legality: { source: 'authorised_operation' }, data: about, service }
  }
  const { code, updateCycle, openClass, shareClass, acquisition } = subject
  return {
    ...own,
    legality: { source: acquisition === 'shared' ? 'sharing' : 'statutory_duty' },
    data: { ...about, catalogueCode: code, ...classes({ updateCycle, openClass, shareClass }) },
  }
}

/** The catalogue's attributes; its words and the form's are the same ones. */
const classes = (attributes: Record<'updateCycle' | 'openClass' | 'shareClass', string>) =>
  attributes as Pick<NonNullable<RegistrationFormInput['data']>, 'updateCycle' | 'openClass' | 'shareClass'>
