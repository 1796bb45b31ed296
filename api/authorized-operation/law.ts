/** The documents that the acts of an authorised operation stand on, as refusals name them. */
export const NORM = '《公共数据资源授权运营实施规范（试行）》'
export const PROVINCE = '《山东省公共数据资源授权运营管理办法（试行）》'
export const QINGDAO = '《青岛市公共数据资源授权运营实施细则》（参照）'
