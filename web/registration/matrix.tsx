import { RIGHTS } from '#api/property-registration/property-registration.ts'
import { mayRegister, SITUATIONS } from '#api/property-registration/right-matrix.ts'
import { useText } from '../language/language.tsx'
import { propertyTexts } from '../language/property.ts'

/** Which rights may be registered in which situation (第二十一条), by the server's own rule. */
export function Matrix() {
  const { matrix: texts, rights: names, basis } = useText(propertyTexts)
  return (
    <section className="card stack" aria-labelledby="matrix">
      <div><h2 id="matrix">{texts.title}</h2><p className="soft last">{texts.lead} <span className="faint">{basis}</span></p></div>
      <div className="sheet" role="region" aria-label={texts.situation} tabIndex={0}>
        <table className="registration-matrix">
          <thead><tr><th scope="col">{texts.situation}</th><th scope="col">{texts.may}</th></tr></thead>
          <tbody>
            {SITUATIONS.map((situation) => {
              const may = mayRegister({ situation })
              return (
                <tr key={situation}>
                  <td>{texts.rows[situation]}</td>
                  <td>
                    {RIGHTS.filter((right) => may.includes(right)).map((right) => <span key={right} className="tag main">{names[right]}</span>)}
                    {may.length === 0 && <span className="tag">{texts.none}</span>}
                    {texts.notes[situation] !== undefined && <span className="faint"> {texts.notes[situation]}</span>}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}
