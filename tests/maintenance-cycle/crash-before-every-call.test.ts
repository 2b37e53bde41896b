import { crashAtEveryCall } from './crash-scenes.ts'

crashAtEveryCall('dies before it is sent')
