import './theme/base.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { RouterProvider } from 'react-router'
import { router } from './app.tsx'
import { queryClient } from './client/client.ts'
import { LanguageProvider } from './language/language.tsx'

// Machines that have a Chinese font of their own never load this one, and no page waits for it.
void import('@fontsource-variable/noto-sans-sc')

const place = document.getElementById('page')
if (place)
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <LanguageProvider>
          <RouterProvider router={router} />
        </LanguageProvider>
      </QueryClientProvider>
    </StrictMode>,
  )
