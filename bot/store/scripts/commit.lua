-- Everything that one turn produced, at once or not at all. A worker that lost its lock commits nothing, and what
-- it would say is not said when an agent took the conversation while it was thinking.
-- KEYS: about inbox answers transcript events slots buttons outbox attempts lock
-- ARGV: lock token, retention seconds, inbox entry id, message_id, answer JSON ("" = nothing is said),
--       transcript entries JSON array, events JSON ("" = none), most turns kept, slots JSON,
--       buttons JSON object, about fields JSON object, channel to publish on, conversation id,
--       "waiting" or "bot" ("" = the state stays): the person asked for a human, or asks no more;
--       "1" when the machine speaks to the person, script JSON for the agent ("" = none)
-- Returns "lost" | "unknown" | "held" | "committed"
if redis.call('GET', KEYS[10]) ~= ARGV[1] then return 'lost' end
if redis.call('EXISTS', KEYS[1]) == 0 then return 'unknown' end
local state = redis.call('HGET', KEYS[1], 'state')
if ARGV[15] == '1' and state == 'agent' then return 'held' end
if redis.call('XDEL', KEYS[2], ARGV[3]) == 0 then return 'lost' end
redis.call('HDEL', KEYS[9], ARGV[3])

if ARGV[7] ~= '' then
  redis.call('RPUSH', KEYS[5], ARGV[7])
  redis.call('LTRIM', KEYS[5], -tonumber(ARGV[8]), -1)
  redis.call('SET', KEYS[6], ARGV[9])
end
if ARGV[16] ~= '' then redis.call('HSET', KEYS[3], 'script:' .. ARGV[4], ARGV[16]) end
-- What an agent overhears was acknowledged with its answer: nothing to read from the machine.
local waits = (redis.call('HGET', KEYS[3], ARGV[4]) or '') == ''
if ARGV[5] ~= '' and waits then
  redis.call('HSET', KEYS[3], ARGV[4], ARGV[5])
  for _, message in ipairs(cjson.decode(ARGV[6])) do redis.call('RPUSH', KEYS[4], message) end
  for payload, meaning in pairs(cjson.decode(ARGV[10])) do redis.call('HSET', KEYS[7], payload, meaning) end
  redis.call('XADD', KEYS[8], 'MAXLEN', '~', 100, '*', 'message_id', ARGV[4])
end
for field, value in pairs(cjson.decode(ARGV[11])) do redis.call('HSET', KEYS[1], field, value) end
local asks = ARGV[14] == 'waiting' and state ~= 'waiting' and state ~= 'agent'
local leaves = ARGV[14] == 'bot' and state == 'waiting'
if asks or leaves then
  local now = redis.call('TIME')[1]
  redis.call('HSET', KEYS[1], 'state', ARGV[14], 'since', now)
  if asks then redis.call('HSET', KEYS[1], 'asked_at', now) end
  redis.call('HINCRBY', KEYS[1], 'version', 1)
end
for i = 1, 9 do redis.call('EXPIRE', KEYS[i], ARGV[2]) end
redis.call('PUBLISH', ARGV[12], ARGV[13])
return 'committed'
