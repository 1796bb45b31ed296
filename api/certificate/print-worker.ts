import { parentPort, workerData } from 'node:worker_threads'
import { printCertificate, type Printed } from './print.ts'

/** Prints one certificate beside the process that serves: embedding a Chinese font keeps a core busy for a while. */
parentPort?.postMessage(await printCertificate(workerData as Printed))
