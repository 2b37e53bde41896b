import { crashAtEveryCall } from './crash-scenes.ts'

crashAtEveryCall('dies after it was carried out', 'loses the reply')
