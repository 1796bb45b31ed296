import { useState } from 'react'
import type { Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'
import { ActForm } from '../part/act-form.tsx'
import { faultsOf, TextField } from '../part/form.tsx'
import { EMPTY, entryOf } from './catalogue-draft.ts'
import { EntryFields, useLacking } from './catalogue-fields.tsx'
import type { Sending } from './form.tsx'

type PublishProps = {
  act: Sending<Schemas['PublishResource'], Schemas['PublicDataResource']>
  done: () => void
  cancel: () => void
}

/** Publishes a resource in the department's catalogue (编目发布). */
export function Publish({ act, done, cancel }: PublishProps) {
  const { publish: texts, resources: names } = useText(publicDataTexts)
  const [code, setCode] = useState('')
  const [draft, setDraft] = useState(EMPTY)
  const faults = faultsOf(act.error)
  const isCodeWrong = code !== '' && !/^[0-9A-Za-z][0-9A-Za-z./_-]{3,63}$/.test(code)
  const lacking = [...(code === '' || isCodeWrong ? [names.code] : []), ...useLacking(draft)]
  return (
    <ActForm
      level={3}
      title={texts.title}
      lead={texts.lead}
      basis="《数据安全法》第二十一条"
      submit={texts.submit}
      error={act.error}
      isBusy={act.isPending}
      lacking={lacking}
      send={() => act.mutate({ code, ...entryOf(draft) }, { onSuccess: done })}
      cancel={cancel}
    >
      <EntryFields
        draft={draft}
        change={setDraft}
        faults={faults}
        code={
          <TextField
            label={names.code}
            hint={texts.codeHint}
            maxLength={64}
            value={code}
            fault={isCodeWrong ? texts.codeWrong : faults['code']}
            onChange={({ target }) => setCode(target.value.trim())}
          />
        }
      />
    </ActForm>
  )
}
