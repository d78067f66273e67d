-- Acknowledges one message: the answer hash remembers its id, so a repeat is done once.
-- KEYS: about inbox answers transcript events slots buttons outbox attempts
-- ARGV: message_id, retention seconds, inbox entry JSON ("" = nothing for the worker),
--       transcript entries JSON array, answer JSON ("" = a worker will answer), buttons JSON object,
--       about fields JSON object, most messages that may wait, channel to publish on, conversation id,
--       and while an agent holds the conversation: inbox entry JSON, transcript entries JSON array, answer JSON
--       ("" = it is taken as always: an agent's own call); script JSON for the agent ("" = none);
--       "1" when the person said something, "" when something was found out
-- Returns {"unknown"} | {"full"} | {"repeat", wake, answer or ""} | {"accepted", wake, answer or ""}
-- `wake` is 1 when a worker has to be woken: nothing waited, or what waits has waited too long. Whoever holds the
-- conversation empties its inbox, so more wakes would only keep other people's conversations from being served.
local wait_limit_ms = 3000
if redis.call('EXISTS', KEYS[1]) == 0 then return {'unknown'} end
local wake = 1
local oldest = redis.call('XRANGE', KEYS[2], '-', '+', 'COUNT', 1)
if #oldest > 0 then
  local now = redis.call('TIME')
  local waited = tonumber(now[1]) * 1000 + math.floor(tonumber(now[2]) / 1000) - tonumber(string.match(oldest[1][1], '^%d+'))
  if waited < wait_limit_ms then wake = 0 end
end
local known = redis.call('HGET', KEYS[3], ARGV[1])
if known then return {'repeat', wake, known} end

-- Whose conversation it is, is known here and nowhere before: an agent may have taken it a moment ago.
local entry, transcript, answer = ARGV[3], ARGV[4], ARGV[5]
local state = redis.call('HGET', KEYS[1], 'state')
local held = state == 'agent' and ARGV[13] ~= ''
if held then entry, transcript, answer = ARGV[11], ARGV[12], ARGV[13] end

local full = redis.call('XLEN', KEYS[2]) >= tonumber(ARGV[8])
-- An answer that needs no worker, such as help in danger, is given however much waits.
if full and answer == '' then return {'full'} end

redis.call('HSET', KEYS[3], ARGV[1], answer)
if ARGV[14] ~= '' then redis.call('HSET', KEYS[3], 'script:' .. ARGV[1], ARGV[14]) end
for _, message in ipairs(cjson.decode(transcript)) do redis.call('RPUSH', KEYS[4], message) end
for payload, meaning in pairs(cjson.decode(ARGV[6])) do redis.call('HSET', KEYS[7], payload, meaning) end
for field, value in pairs(cjson.decode(ARGV[7])) do redis.call('HSET', KEYS[1], field, value) end
if ARGV[15] == '1' then
  redis.call('HSET', KEYS[1], 'last_said', ARGV[1], 'said_at', redis.call('TIME')[1])
  if held and redis.call('HINCRBY', KEYS[1], 'unanswered', 1) == 1 then
    redis.call('HSET', KEYS[1], 'unanswered_since', redis.call('TIME')[1])
  end
end
-- Who writes after an agent closed it is answered by the machine again.
if state == 'closed' and ARGV[13] ~= '' then redis.call('HSET', KEYS[1], 'state', 'bot') end
if entry ~= '' and not full then redis.call('XADD', KEYS[2], '*', 'entry', entry) end
if answer ~= '' then
  redis.call('XADD', KEYS[8], 'MAXLEN', '~', 100, '*', 'message_id', ARGV[1])
  redis.call('PUBLISH', ARGV[9], ARGV[10])
end
for i = 1, 9 do redis.call('EXPIRE', KEYS[i], ARGV[2]) end
return {'accepted', wake, answer}
