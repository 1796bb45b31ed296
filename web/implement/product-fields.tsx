import type { Schemas } from '../client/client.ts'
import { implementTexts } from '../language/implement.ts'
import { useText } from '../language/language.tsx'
import { TextField } from '../part/form.tsx'

export type Products = NonNullable<Schemas['PlanItems']['products']>

const KINDS = ['welfare', 'industry'] as const

type FieldsProps = { products: Products; change: (products: Products) => void; fault?: string | undefined }

/** The products that are planned (产品清单): those that are free, and those that may cost. */
export function ProductFields({ products, change, fault }: FieldsProps) {
  const { plan: texts, items } = useText(implementTexts)
  return (
    <fieldset className="plain stack">
      <legend>{items.products}</legend>
      {fault !== undefined && <p className="fault last">{fault}</p>}
      <div className="implement-two">
        {KINDS.map((kind) => (
          <section key={kind} className="stack" aria-label={texts[kind]}>
            <p className="soft last">{texts[kind]}</p>
            <List list={products[kind]} change={(list) => change({ ...products, [kind]: list })} />
          </section>
        ))}
      </div>
    </fieldset>
  )
}

function List({ list, change }: { list: Products['welfare']; change: (list: Products['welfare']) => void }) {
  const { plan: texts } = useText(implementTexts)
  const set = (at: number, part: Partial<Products['welfare'][number]>) =>
    change(list.map((one, index) => (index === at ? { ...one, ...part } : one)))
  return (
    <>
      {list.length > 0 && (
        <ul className="implement-rows">
          {list.map((one, index) => (
            <li key={index} className="product">
              <TextField
                label={texts.product} maxLength={100} value={one.name}
                onChange={({ target }) => set(index, { name: target.value })}
              />
              <TextField
                label={texts.productForm} maxLength={200} value={one.form}
                onChange={({ target }) => set(index, { form: target.value })}
              />
              <button
                type="button" className="button" aria-label={texts.removeProduct(one.name)}
                onClick={() => change(list.filter((_, at) => at !== index))}
              >
                {texts.drop}
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="row">
        <button
          type="button" className="button small" disabled={list.length >= 50}
          onClick={() => change([...list, { name: '', form: '' }])}
        >
          {texts.addProduct}
        </button>
      </div>
    </>
  )
}
