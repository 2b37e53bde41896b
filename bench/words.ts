/* The words of the made-up tenant: as many of each as a large company has. */

const crossed = (first: readonly string[], second: readonly string[]): string[] =>
  second.flatMap((b) => first.map((a) => `${a}${b}`))
const list = (words: string): string[] => words.split(',')

/** 200, the largest first. */
export const cities = crossed(
  list('Nord,Sund,Oster,Vester,Lange,Ny,Hoje,Holme,Silke,Kongs,Birke,Roden,Tor,Ulve,Aal,Egel,Frede,Grind,Horse,Lille'),
  list('borg,havn,by,holm,rup,bro,lund,vik,sted,dal'),
)
/** 40. */
export const countries = list(
  'Denmark,Sweden,Norway,Finland,Germany,France,Spain,Italy,Poland,Portugal,Ireland,Austria,Belgium,Greece,Iceland,' +
    'Estonia,Latvia,Lithuania,Romania,Bulgaria,Croatia,Hungary,Japan,India,China,Singapore,Vietnam,Thailand,Malaysia,' +
    'Australia,Canada,Mexico,Brazil,Chile,Peru,Kenya,Egypt,Morocco,Turkey,Israel',
)
/** 60. */
export const departments = crossed(
  list('Sales,Support,Finance,Legal,Research,Production,Logistics,Purchasing,Marketing,People,Quality,IT'),
  list(' Nordics, Europe, Asia, Americas, Services'),
)
/** 300. */
export const jobTitles = crossed(
  list('Assistant ,Junior ,,Senior ,Lead ,Principal ,Head of ,Deputy ,Interim ,Regional '),
  list(
    'Customer Success Manager,Account Manager,Engineer,Technician,Analyst,Accountant,Consultant,Designer,Buyer,Planner,' +
      'Nurse,Driver,Operator,Electrician,Welder,Chemist,Lawyer,Recruiter,Trainer,Editor,Architect,Developer,Tester,' +
      'Administrator,Controller,Inspector,Researcher,Coordinator,Receptionist,Cleaner',
  ),
)
export const companies = list('Contoso A/S,Contoso GmbH,Contoso Ltd,Contoso KK,Contoso Inc,Fabrikam,Northwind,Tailspin')
export const employeeTypes = list('Employee,Contractor,Consultant,Intern')
export const givenNames = list(
  'Ana,Bo,Chen,Dina,Emil,Fatma,Goran,Hana,Ivo,Jun,Kaja,Lea,Mads,Nora,Omar,Pia,Rui,Sara,Tom,Yuki',
)
export const familyNames = crossed(
  list('Peter,Han,Niel,Ras,Ander,Lar,Soren,Eriks,Ols,Karl'),
  list('sen,son,berg,strom,lund'),
)

/** A cost centre; 500 of them. */
export const costCentre = (n: number): string => `CC-${1000 + (n % 500)}`
/** 400 courses; the first are what everybody takes. */
export const courseCount = 400
