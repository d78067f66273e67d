-- One change of who holds a conversation, with what is said of it, at once or not at all.
-- KEYS: about inbox answers transcript events slots buttons outbox attempts
-- ARGV: states in which it may happen as ",waiting,agent,", owner who must hold it ("" = any), new state ("" = stays),
--       new owner ("" = nobody, "=" = stays), message_id, transcript entries JSON array, answer JSON ("" = nothing said),
--       about fields JSON object, id of the person's last message that the agent saw ("*" = not asked),
--       version that must still hold ("" = any), retention seconds, channel to publish on, conversation id,
--       buttons JSON object
-- Returns {"unknown"} | {"refused", state, owner} | {"unseen"} | {"repeat"} | {"done", version}
if redis.call('EXISTS', KEYS[1]) == 0 then return {'unknown'} end
local about = redis.call('HMGET', KEYS[1], 'state', 'owner', 'last_said', 'version')
local state, owner, last_said, version = about[1], about[2] or '', about[3] or '', about[4] or '0'
if ARGV[5] ~= '' and redis.call('HEXISTS', KEYS[3], ARGV[5]) == 1 then return {'repeat'} end
local foreign = ARGV[2] ~= '' and ARGV[2] ~= owner
local moved = ARGV[10] ~= '' and ARGV[10] ~= version
if not string.find(ARGV[1], ',' .. state .. ',', 1, true) or foreign or moved then return {'refused', state, owner} end
if ARGV[9] ~= '*' and ARGV[9] ~= last_said then return {'unseen'} end

local now = redis.call('TIME')[1]
if ARGV[3] ~= '' then
  redis.call('HSET', KEYS[1], 'state', ARGV[3], 'since', now)
  version = redis.call('HINCRBY', KEYS[1], 'version', 1)
end
if ARGV[4] == '' then redis.call('HDEL', KEYS[1], 'owner') end
if ARGV[4] ~= '' and ARGV[4] ~= '=' then redis.call('HSET', KEYS[1], 'owner', ARGV[4]) end
redis.call('HSET', KEYS[1], 'acted_at', now)
for payload, meaning in pairs(cjson.decode(ARGV[14])) do redis.call('HSET', KEYS[7], payload, meaning) end
for field, value in pairs(cjson.decode(ARGV[8])) do redis.call('HSET', KEYS[1], field, value) end
if ARGV[7] ~= '' then
  redis.call('HSET', KEYS[3], ARGV[5], ARGV[7])
  for _, message in ipairs(cjson.decode(ARGV[6])) do redis.call('RPUSH', KEYS[4], message) end
  redis.call('XADD', KEYS[8], 'MAXLEN', '~', 100, '*', 'message_id', ARGV[5])
end
for i = 1, 9 do redis.call('EXPIRE', KEYS[i], ARGV[11]) end
redis.call('PUBLISH', ARGV[12], ARGV[13])
return {'done', tonumber(version)}
