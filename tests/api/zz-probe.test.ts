import { it } from 'vitest'
import { aWorld } from '../support/world.ts'
import { asking } from './asking.ts'
import { createProfileBody, nested } from './profile-bodies.ts'
it('probe', async () => {
  const world = await aWorld()
  const ask = asking(world)
  const log = (name: string, t: {status:number,text:string,headers:Headers}) => process.stdout.write(`${name}: ${t.status} ${t.headers.get('etag')} ${t.text.slice(0,900)}\n`)
  log('settings', await ask('GET','/api/settings'))
  log('bad settings', await ask('PUT','/api/settings',{body:{learn365ApiKey:'SECRET-one-two', unknown:1, contactEmail:'x', groupPrefix:'\u0001', learn365Region:'mars', entraClientId:'nope', entraSecretExpires:'tomorrow', timeZone:'Mars/Base', language:'fr', entraFields:['1x'], refreshGuardPercent:0, entraClientSecret: '  '}}))
  log('long secret', await ask('PUT','/api/settings',{body:{contactEmail:'a@b.example', entraClientId: world.config.appId, learn365ApiKey:'S3CRET'.repeat(100)}}))
  log('no body', await ask('PUT','/api/settings'))
  log('array', await ask('PUT','/api/settings',{body:[1]}))
  log('prefix lone', await ask('PUT','/api/settings',{raw:`{"contactEmail":"a@b.example","entraClientId":"${world.config.appId}","groupPrefix":"\\ud800"}`}))
  log('create', await ask('POST','/api/profiles',{body:createProfileBody('Paris')}))
  log('lone title', await ask('POST','/api/profiles',{body:createProfileBody('Paris',{title:'x\ud800'})}))
  log('lone desc', await ask('POST','/api/profiles',{body:createProfileBody('Paris',{description:'x\ud800'})}))
  log('lone value', await ask('POST','/api/profiles',{body:createProfileBody('Paris',{userProperties:{rules:[{source:'city',condition:'is equal to',value:'\udc00'}]}})}))
  log('lone source', await ask('POST','/api/profiles',{body:createProfileBody('Paris',{userProperties:{rules:[{source:'\udc00',condition:'is equal to',value:'x'}]}})}))
  log('nested 20', await ask('POST','/api/profiles',{body:createProfileBody('Paris',{title:'n20',userProperties:nested(20)})}))
  log('nested 21', await ask('POST','/api/profiles',{body:createProfileBody('Paris',{userProperties:nested(21)})}))
  log('nested 23', await ask('POST','/api/profiles',{body:createProfileBody('Paris',{userProperties:nested(23)})}))
  for (const n of [200, 20000]) { const t=Date.now(); const r = await ask('POST','/api/profiles',{body:createProfileBody('Paris',{userProperties:nested(n)})}).catch((e)=>({status:0,text:String(e),headers:new Headers()})); log(`nested ${n} ${Date.now()-t}ms`, r) }
  { const t=Date.now(); log(`raw deep`, await ask('POST','/api/profiles',{raw:'['.repeat(400000)+']'.repeat(400000)})); process.stdout.write(`${Date.now()-t}ms\n`) }
  { const t=Date.now(); log(`2 MB`, await ask('POST','/api/profiles',{raw:JSON.stringify({title:'x'.repeat(2_000_000)})})); process.stdout.write(`${Date.now()-t}ms\n`) }
  log('text', await ask('POST','/api/profiles',{raw:'hello',headers:{'content-type':'text/plain'}}))
  log('form', await ask('POST','/api/profiles',{raw:'a=b',headers:{'content-type':'application/x-www-form-urlencoded'}}))
  log('bad json', await ask('POST','/api/profiles',{raw:'{"a":'}))
  log('latin1', await ask('POST','/api/profiles',{raw:'{}',headers:{'content-type':'application/json; charset=latin1'}}))
  log('null', await ask('POST','/api/profiles',{raw:'null'}))
  log('bad utf8', await ask('POST','/api/profiles',{raw:Buffer.concat([Buffer.from('{"title":"'),Buffer.from([0xff,0xfe]),Buffer.from('"}')])}))
  log('proto', await ask('POST','/api/profiles',{raw:'{"__proto__":{"title":"x"},"constructor":{}}'}))
  log('all wrong', await ask('POST','/api/profiles',{body:{title:' ', description:'', enroll:'yes', throttle:{kind:'percent',limit:-1}, userProperties:{relation:'xor',rules:[{condition:5}]}, courses:'x', extra:1}}))
  log('semantics', await ask('POST','/api/profiles',{body:createProfileBody('Paris',{
    userProperties:{rules:[{source:'city',condition:'is equal to',value:'  '},{source:'planet',condition:'is equal to',value:'x'},{source:'city',condition:'sounds like',value:'x'},{relation:'or',rules:[]},{source:'city',condition:'is within the last',value:'x'}]},
    userDates:{rules:[{source:'field:nope',condition:'is on',value:'2020-01-01'}]},
    overrides:{include:[{kind:'user',id:'nobody'}],exclude:[{kind:'profile',id:'00000000-0000-4000-8000-000000000000'}]}, courses:['nope']})}))
  log('unknown', await ask('GET','/api/nope',{as:null}))
  log('patch', await ask('PATCH','/api/profiles',{body:{}}))
  log('malformed', await ask('GET','/api/profiles/%E0%A4%A'))
  for (const q of ['?search=%00','?search=%27%22%5C%25_','?search=.*(','?search=%F0%9F%98%80','?search=%ED%A0%80','?search='+'x'.repeat(201),'?search=a&search=b','?limit=0','?limit=1001','?limit=x','?cursor=-5','?cursor=zzz','?cursor=1e99','?search=','?search=%20','?__proto__=x','?deleted=yes'])
   for (const p of ['/api/profiles','/api/users','/api/courses']) { const t = await ask('GET',p+q); process.stdout.write(`${p}${q.slice(0,40)}: ${t.status} ${t.text.slice(0,160)}\n`) }
  log('runs', await ask('POST','/api/runs',{body:{kind:'lunch'}}))
  const both = await Promise.all([1,2,3].map(()=>ask('POST','/api/runs',{body:{kind:'maintenance'}})))
  process.stdout.write(JSON.stringify(both.map(b=>b.status)))
  await world.close()
})
