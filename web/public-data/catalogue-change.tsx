import { useState } from 'react'
import type { Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { resourceTexts } from '../language/resource.ts'
import { ActForm } from '../part/act-form.tsx'
import { faultsOf } from '../part/form.tsx'
import { draftOf, entryOf, fixedSharing } from './catalogue-draft.ts'
import { EntryFields, useLacking } from './catalogue-fields.tsx'
import type { Sending } from './form.tsx'

type ChangeProps = {
  resource: Schemas['ResourceDetail']
  act: Sending<Schemas['ChangeResource'], Schemas['PublicDataResource']>
  close: () => void
}

/** Changes all of an entry but its code (目录变更), from the version that is shown. */
export function ChangeEntry({ resource, act, close }: ChangeProps) {
  const { form } = useText(resourceTexts)
  const [draft, setDraft] = useState(() => draftOf(resource))
  const sharing = fixedSharing(resource)
  return (
    <ActForm
      level={3}
      title={form.changeTitle(resource.name)}
      lead={form.changeLead}
      basis="《数据安全法》第二十一条"
      submit={form.changeSubmit}
      error={act.error}
      isBusy={act.isPending}
      lacking={useLacking(draft)}
      send={() => act.mutate({ version: resource.version, ...entryOf(draft), ...sharing }, { onSuccess: close })}
      cancel={close}
    >
      <EntryFields
        draft={draft} change={setDraft} faults={faultsOf(act.error)} isSharingFixed={sharing !== undefined}
      />
    </ActForm>
  )
}
