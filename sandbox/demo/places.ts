export type Region = 'anglo' | 'latin' | 'nordic' | 'european' | 'japanese' | 'indian'

export type Place = { city: string; country: string; office: string; region: Region; weight: number }

/** Where Contoso has offices; `weight` is the share of generated people there. */
export const places: readonly Place[] = [
  { city: 'Denver', country: 'United States', office: 'Denver Union Station', region: 'anglo', weight: 12 },
  { city: 'Las Vegas', country: 'United States', office: 'Las Vegas Strip', region: 'latin', weight: 9 },
  { city: 'San Diego', country: 'United States', office: 'San Diego Harbor', region: 'latin', weight: 9 },
  { city: 'Seattle', country: 'United States', office: 'Seattle HQ', region: 'anglo', weight: 14 },
  { city: 'Toronto', country: 'Canada', office: 'Toronto King Street', region: 'anglo', weight: 6 },
  { city: 'London', country: 'United Kingdom', office: 'London Bridge', region: 'anglo', weight: 8 },
  { city: 'Copenhagen', country: 'Denmark', office: 'Copenhagen Nordhavn', region: 'nordic', weight: 9 },
  { city: 'Oslo', country: 'Norway', office: 'Oslo Bjørvika', region: 'nordic', weight: 4 },
  { city: 'Paris', country: 'France', office: 'Paris La Défense', region: 'european', weight: 6 },
  { city: 'Berlin', country: 'Germany', office: 'Berlin Mitte', region: 'european', weight: 6 },
  { city: 'São Paulo', country: 'Brazil', office: 'São Paulo Paulista', region: 'latin', weight: 5 },
  { city: 'Tokyo', country: 'Japan', office: 'Tokyo Marunouchi', region: 'japanese', weight: 9 },
  { city: 'Osaka', country: 'Japan', office: 'Osaka Umeda', region: 'japanese', weight: 4 },
  { city: 'Bengaluru', country: 'India', office: 'Bengaluru Whitefield', region: 'indian', weight: 7 },
]

const byCity = new Map(places.map((place) => [place.city.toLowerCase(), place]))

/** The place of a city, however the city is written (case, width, space); undefined for a city without an office. */
export const placeOf = (city: string): Place | undefined =>
  byCity.get(city.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase())

/** Every place as often as its weight says. */
export const weightedPlaces: readonly Place[] = places.flatMap((place) => Array<Place>(place.weight).fill(place))
