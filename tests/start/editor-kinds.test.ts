import { beforeAll, describe, expect, it } from 'vitest'
import { costCentreLevel, hireDate, remote } from '../../sandbox/demo/fields.ts'
import { idOf } from '../../sandbox/demo/seeded-random.ts'
import { axeViolations } from '../support/browser.ts'
import {
  addRule,
  definition,
  describeProfile,
  focused,
  inTheEditor,
  inWords,
  next,
  noise,
  openEdit,
  openNew,
  page,
  rule,
  save,
  section,
  world,
} from '../support/editor.ts'

inTheEditor()

const thousands = 3_000
beforeAll(async () => {
  const like = world.learn365.courses().find(({ Title }) => Title === 'Fire safety')
  if (!like) throw new Error('the demo tenant has no such course')
  for (let i = 1; i <= thousands; i += 1)
    world.learn365.addCourse({ ...like, Id: idOf(`drill ${i}`), Title: `Safety drill ${i}`, CourseID: `D-${i}` })
  await world.refresh()
})

async function speak(language: 'English' | '日本語'): Promise<void> {
  await page.getByRole('button', { name: /Maya Jensen/ }).click()
  await page.getByRole('radio', { name: language }).check()
  await page.keyboard.press('Escape')
}
const [level, remotely, hired] = [costCentreLevel, remote, hireDate].map(({ id }) => `field:${id}`)

describe('Each kind of value is written with the keyboard, and read aloud in both languages', () => {
  it('numbers, ranges of numbers, yes or no, and several values that people have', async () => {
    await openNew()
    await describeProfile('Levels')
    await addRule('User properties', 'Cost')
    await next('is at least')
    await next('1.50')
    await addRule('User properties', 'Cost')
    await next('is between')
    await next('-2')
    await next('4.25')
    for (const end of ['From', 'To']) await rule('2').getByText(end, { exact: true }).waitFor()
    await addRule('User properties', 'Remote')
    await next('is yes')
    await addRule('User properties', 'City')
    await next('is one of')
    for (const city of ['Denver', 'Tokyo']) {
      await rule('4').getByRole('combobox', { name: 'Value' }).focus()
      await page.keyboard.type(city.slice(0, 3).toLowerCase())
      await rule('4')
        .getByRole('menuitemcheckbox', { name: new RegExp(`^${city} \\(\\d+ users\\)$`) })
        .waitFor()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await rule('4')
        .getByRole('button', { name: `Remove ${city}` })
        .waitFor()
    }
    await page.keyboard.press('Escape')
    await page.getByText(/^\d+ members?$/).waitFor()
    for (const [of, text] of [
      ['User properties', 'Cost centre level is at least 1.5'],
      ['User properties', 'Cost centre level is between -2 and 4.25'],
      ['User properties', 'Remote is yes'],
      ['User properties', 'City is one of “Denver” or “Tokyo”'],
    ] as const)
      await inWords(of, text)
    await speak('日本語')
    for (const text of [
      'Cost centre levelが 1.5 以上である',
      'Cost centre levelが -2 から 4.25 までの範囲にある',
      'Remoteが「はい」である',
      '市・区が「Denver」または「Tokyo」のいずれかである',
    ])
      await inWords('ユーザー プロパティ (User properties)', text)
    await speak('English')
    await save()
    expect((await definition('Levels')).userProperties?.rules).toEqual([
      { source: level, condition: 'is at least', value: 1.5 },
      { source: level, condition: 'is between', value: { from: -2, to: 4.25 } },
      { source: remotely, condition: 'is yes' },
      { source: 'city', condition: 'is one of', value: ['Denver', 'Tokyo'] },
    ])
    expect(noise).toEqual([])
  })

  it('dates, times with the zone that they are meant in, and durations', async () => {
    await world.create('Hires', {
      userDates: {
        rules: [
          { source: hired, condition: 'is before the date/time', value: '2024-03-01T20:00:00Z' },
          { source: hired, condition: 'is on or before', value: '2024-03-01T20:00+09:00' },
        ],
      },
    })
    await openEdit('Hires')
    await rule('1').getByText('In UTC', { exact: true }).waitFor()
    await rule('2').getByText('In UTC+09:00', { exact: true }).waitFor()
    await addRule('User dates', 'Hire')
    await next('is after')
    await next('01012023')
    await page.keyboard.press('Tab')
    await next('0930AM')
    await rule('3').getByText('In the time zone of your settings').waitFor()
    await addRule('User dates', 'Hire')
    await next('is within the last')
    await page.keyboard.press('Tab')
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('6')
    await next('months')
    await addRule('User dates', 'Hire')
    await next('is more than … ago')
    await page.keyboard.press('Tab')
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('1')
    await next('years')
    await addRule('User dates', 'Hire')
    await next('has its anniversary')
    await page.keyboard.press('Tab')
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.type('14')
    await addRule('User dates', 'Hire')
    await next('is between')
    await next('02022020')
    await rule('7').getByLabel('To', { exact: true }).focus()
    await page.keyboard.type('03032021')
    for (const text of [
      'Hire Date is before 1 Mar 2024, 20:00 UTC',
      'Hire Date is after 1 Jan 2023 09:30',
      'Hire Date is within the last 6 months',
      'Hire Date is more than 1 year ago',
      'Hire Date has its anniversary within the next 14 days',
      'Hire Date is between 2 Feb 2020 and 3 Mar 2021',
    ])
      await inWords('User dates', text)
    expect(await axeViolations(page)).toEqual([])
    await speak('日本語')
    for (const text of [
      'Hire Dateが 2024/03/01 20:00 UTC より前である',
      'Hire Dateが 2023/01/01 09:30 より後である',
      'Hire Dateが過去 6 か月以内である',
      'Hire Dateが 1 年前より前である',
      'Hire Dateの記念日が今後 14 日以内に来る',
      'Hire Dateが 2020/02/02 から 2021/03/03 までの範囲にある',
    ])
      await inWords('ユーザーの日付 (User dates)', text)
    await speak('English')
    await save()
    expect((await definition('Hires')).userDates?.rules.slice(2)).toEqual([
      { source: hired, condition: 'is after the date/time', value: '2023-01-01T09:30' },
      { source: hired, condition: 'is within the last', value: { amount: 6, unit: 'months' } },
      { source: hired, condition: 'is more than … ago', value: { amount: 1, unit: 'years' } },
      { source: hired, condition: 'has its anniversary within the next', value: { amount: 14, unit: 'days' } },
      { source: hired, condition: 'is between', value: { from: '2020-02-02', to: '2021-03-03' } },
    ])
    expect(noise).toEqual([])
  })
})

describe('Courses are searched among thousands', () => {
  it('and taken with the keyboard: all, any, or at least so many of them', async () => {
    await openNew()
    await describeProfile('Drilled')
    await addRule('User activities', 'drill 299')
    const source = rule('1').getByRole('combobox', { name: 'Source' })
    await page.getByRole('menuitemcheckbox', { name: /^Safety drill 2990 / }).waitFor()
    for (const number of [2990, 17, 3000]) {
      await source.fill(`Safety drill ${number}`)
      await page.getByRole('menuitemcheckbox', { name: new RegExp(`^Safety drill ${number} `) }).waitFor()
      await page.keyboard.press('Enter')
      await rule('1')
        .getByRole('button', { name: `Remove Safety drill ${number}`, exact: true })
        .waitFor()
    }
    await page.keyboard.press('Escape')
    await rule('1').getByLabel('How many of the courses').selectOption('at least')
    const least = rule('1').getByLabel('At least so many courses')
    await least.focus()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.press('Backspace')
    expect(await focused()).toBe('At least so many courses')
    await page.keyboard.type('4')
    await rule('1')
      .getByText(/the rule names only 3\. Ask for fewer, or add courses/)
      .waitFor()
    await page.keyboard.press('Backspace')
    await page.keyboard.type('2')
    await rule('1').getByLabel('Condition').selectOption('was completed within the last')
    await rule('1').getByLabel('Amount').fill('3')
    await rule('1').getByLabel('Unit').selectOption('months')
    const courses = '“Safety drill 2990”, “Safety drill 17” and “Safety drill 3000”'
    await inWords('User activities', `completed at least 2 of ${courses} within the last 3 months`)
    await section('Courses').getByRole('button', { name: 'Add course' }).click()
    await page.getByRole('searchbox', { name: 'Add course' }).fill('drill')
    await page.getByText('2,960 more: type to narrow it down').waitFor()
    await page.getByRole('searchbox', { name: 'Add course' }).fill('drill 2999')
    await page.getByRole('checkbox', { name: /^Safety drill 2999/ }).check()
    await page.getByRole('button', { name: 'Add (1)' }).click()
    await page.getByText('You have selected 1 course').waitFor()
    await speak('日本語')
    await inWords(
      'ユーザー アクティビティ (User activities)',
      '「Safety drill 2990」、「Safety drill 17」、「Safety drill 3000」のうち 2 件以上を過去 3 か月以内に完了した',
    )
    await speak('English')
    await save()
    expect((await definition('Drilled')).userActivities?.rules).toEqual([
      {
        source: '',
        courses: [2990, 17, 3000].map(
          (number) => world.learn365.courses().find(({ Title }) => Title === `Safety drill ${number}`)?.Id,
        ),
        atLeast: 2,
        condition: 'was completed within the last',
        value: { amount: 3, unit: 'months' },
      },
    ])
    expect(noise).toEqual([])
  })
})

describe('What is no value of its kind', () => {
  it('is told at its place, in the words of the reader, and nothing that was typed is lost', async () => {
    await world.create('To be spoilt', {
      userProperties: { rules: [{ source: level, condition: 'is between', value: { from: 1, to: 5 } }] },
      userDates: {
        rules: [
          { source: hired, condition: 'is after the date/time', value: '2024-01-28T09:00' },
          { source: hired, condition: 'is within the last', value: { amount: 30, unit: 'days' } },
        ],
      },
    })
    await openEdit('To be spoilt')
    const [levels, dates] = [section('User properties'), section('User dates')]
    await rule('1', levels).getByLabel('From').fill('7')
    await rule('1', levels).getByText('From (7) is after To (5). Swap them.').waitFor()
    // A month without that day: the browser has no day any more, and the time waits for one.
    await rule('1', dates).getByLabel('Date').focus()
    await page.keyboard.type('02')
    await rule('2', dates).getByLabel('Amount').fill('1.5')
    await rule('2', dates)
      .getByText(/^Amount \(1\.5\): enter a whole number of days from 1 to/)
      .waitFor()
    await rule('1', levels).getByLabel('To', { exact: true }).fill('')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await rule('1', levels).getByText('Fill in both From and To.').waitFor()
    expect(await rule('1', levels).getByLabel('From').inputValue()).toBe('7')
    expect(await rule('1', dates).getByLabel(/^Time/).inputValue()).toBe('09:00')
    expect(await rule('2', dates).getByLabel('Amount').inputValue()).toBe('1.5')
    await speak('日本語')
    await page.getByText('「開始」と「終了」の両方を入力してください。').first().waitFor()
    await page
      .getByText(/^数 \(1\.5\): /)
      .first()
      .waitFor()
    expect(await axeViolations(page)).toEqual([])
    expect(noise).toEqual([])
  })
})
