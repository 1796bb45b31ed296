import { words } from './words.ts'

const page = ({ registration }: { registration: string }) => `/registrations/${registration}`
const desk = ({ registration }: { registration: string }) => `/registry/${registration}`
const property = ({ registration }: { registration: string }) => `/property/${registration}`

/** What people are told of the two registrations (公共数据资源登记, 数据产权登记). */
export const REGISTRATION_SENTENCES = {
  'registration.submitted': words(
    'work', ['registration', 'name', 'registrant'],
    ({ name, registrant }) => `${registrant}提交了「${name}」的登记申请，等待受理`,
    ({ name, registrant }) => `${registrant} asks to register “${name}”`,
    desk,
  ),
  'registration.supplemented': words(
    'work', ['registration', 'name', 'registrant'],
    ({ name, registrant }) => `${registrant}补交了「${name}」的容缺材料`,
    ({ name, registrant }) => `${registrant} handed in what “${name}” lacked`,
    desk,
  ),
  'registration.imported': words(
    'work', ['registration', 'name', 'registrant'],
    ({ name, registrant }) => `${registrant}录入了「${name}」的登记编码，等待核验`,
    ({ name, registrant }) => `${registrant} entered a code for “${name}”, to be verified`,
    desk,
  ),
  'registration.accepted': words(
    'authorization', ['registration', 'name'],
    ({ name }) => `公共数据资源登记「${name}」已受理`,
    ({ name }) => `The registration “${name}” was accepted`,
    page,
  ),
  'registration.returned': words(
    'authorization', ['registration', 'name'],
    ({ name }) => `公共数据资源登记「${name}」须一次性补正`,
    ({ name }) => `The registration “${name}” is to be mended`,
    page,
  ),
  'registration.not_accepted': words(
    'authorization', ['registration', 'name'],
    ({ name }) => `公共数据资源登记「${name}」不予受理`,
    ({ name }) => `The registration “${name}” was not accepted`,
    page,
  ),
  'registration.not_passed': words(
    'authorization', ['registration', 'name'],
    ({ name }) => `公共数据资源登记「${name}」未通过形式审核`,
    ({ name }) => `The registration “${name}” did not pass its review`,
    page,
  ),
  'registration.published': words(
    'authorization', ['registration', 'name'],
    ({ name }) => `公共数据资源登记「${name}」开始公示`,
    ({ name }) => `The registration “${name}” is published`,
    page,
  ),
  'registration.terminated': words(
    'authorization', ['registration', 'name'],
    ({ name }) => `公共数据资源登记「${name}」因异议成立而终止`,
    ({ name }) => `The registration “${name}” was ended by an objection`,
    page,
  ),
  'registration.coded': words(
    'authorization', ['registration', 'name'],
    ({ name }) => `公共数据资源登记「${name}」已赋码`,
    ({ name }) => `The registration “${name}” has its code`,
    page,
  ),
  'registration.cancelled': words(
    'authorization', ['registration', 'name'],
    ({ name }) => `公共数据资源登记「${name}」已注销`,
    ({ name }) => `The registration “${name}” was cancelled`,
    page,
  ),
  'registration.revoked': words(
    'authorization', ['registration', 'name'],
    ({ name }) => `公共数据资源登记「${name}」已被撤销`,
    ({ name }) => `The registration “${name}” was revoked`,
    page,
  ),
  'registration.verified': words(
    'authorization', ['registration', 'name'],
    ({ name }) => `「${name}」的登记编码已核验`,
    ({ name }) => `The registration “${name}” has its code verified`,
    page,
  ),
  'registration.refused': words(
    'authorization', ['registration', 'name'],
    ({ name }) => `「${name}」的登记编码未通过核验`,
    ({ name }) => `The registration “${name}” had its code refused`,
    page,
  ),
  'registration.objected': words(
    'work', ['name', 'desk'],
    ({ name }) => `有主体对登记「${name}」提出异议`,
    ({ name }) => `An objection was raised against the registration “${name}”`,
    ({ desk }) => `/${desk}`,
  ),
  'registration.answered': words(
    'authorization', ['name'],
    ({ name }) => `您对登记「${name}」的异议已有答复`,
    ({ name }) => `Your objection to the registration “${name}” was answered`,
    () => '/registration',
  ),
  'property.imported': words(
    'work', ['product', 'holder'],
    ({ product, holder }) => `${holder}录入了「${product}」的产权登记凭证，等待核验`,
    ({ product, holder }) => `${holder} entered a certificate for “${product}”, to be verified`,
    () => '/review',
  ),
  'property.verified': words(
    'listing', ['registration', 'product'],
    ({ product }) => `产品「${product}」的产权登记凭证已核验`,
    ({ product }) => `The product “${product}” has its certificate verified`,
    property,
  ),
  'property.refused': words(
    'listing', ['registration', 'product'],
    ({ product }) => `产品「${product}」的产权登记凭证未通过核验`,
    ({ product }) => `The product “${product}” had its certificate refused`,
    property,
  ),
  'property.revoked': words(
    'listing', ['registration', 'product'],
    ({ product }) => `产品「${product}」的产权登记凭证已被撤销`,
    ({ product }) => `The product “${product}” had its certificate revoked`,
    property,
  ),
  'property.marked': words(
    'listing', ['registration', 'product'],
    ({ product }) => `产品「${product}」的产权登记异议标识有变化`,
    ({ product }) => `The product “${product}” had the mark of its certificate changed`,
    property,
  ),
}
